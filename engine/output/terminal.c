#include "output/format.h"
const eng__format_calls eng__terminal_format = {0};
