/* `days("2020-07-17")`: a date as a number that can be subtracted: days since 1970-01-01. */
#include "rules/loading.h"

/* Two or four digits; -1 when they are none. */
static int digits(const char *text, int count) {
  int value = 0;
  for (int i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}

/* Leap days in the years before `year` of the Gregorian calendar, carried back to year 0. */
static int leap_days(int year) {
  if (year == 0) return 0;
  int last = year - 1; /* year 0 is a leap year itself */
  return last / 4 - last / 100 + last / 400 + 1;
}

static int day_number(int year, int month, int day) {
  int number = (year - 1970) * 365 + leap_days(year) - leap_days(1970) + day - 1;
  for (int m = 1; m < month; m++) number += month_days(year, m);
  return number;
}

/* "2020-07-17", alone or in front of a time ("T12:00", " 12:00"). */
static bool read_date(const char *text, int *number) {
  if (strlen(text) < 10 || text[4] != '-' || text[7] != '-') return false;
  if (text[10] != '\0' && text[10] != 'T' && text[10] != ' ') return false;
  int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > month_days(year, month)) return false;
  *number = day_number(year, month, day);
  return true;
}

static int days(lua_State *L) {
  int number;
  if (lua_isnoneornil(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  if (lua_type(L, 1) != LUA_TSTRING)
    return eng__raise_here(L, "days takes a date like \"2020-07-17\", not %s",
                           eng__value_noun(L, 1));
  if (!read_date(lua_tostring(L, 1), &number)) {
    lua_pushnil(L);
    lua_pushliteral(L, "not a date like 2020-07-17");
    return 2;
  }
  lua_pushinteger(L, number);
  return 1;
}

void eng__open_days(lua_State *L) {
  lua_pushcfunction(L, days);
  lua_setfield(L, -2, "days");
}
