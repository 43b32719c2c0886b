#include "output/format.h"
const eng__format_calls eng__table_format = {0};
