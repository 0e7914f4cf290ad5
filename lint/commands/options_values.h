/* SPDX-License-Identifier: MIT */
/* Values of options: numbers, names, files. What is wrong with one is said. */
#ifndef LL_COMMANDS_OPTIONS_VALUES_H
#define LL_COMMANDS_OPTIONS_VALUES_H

#include "commands/options.h"

/* The index of a value in a NULL-terminated list, or -1. */
int option_one_of(const char *option, const char *value, const char *const *list);
/* NULL: there is no such format. */
const struct format *option_format(const char *option, const char *name);

/* These return 0, or -1. */
int option_size(const char *option, const char *value, uint64_t most, uint64_t *bytes);
int option_jobs(const char *value, uint32_t *jobs);
int option_date(const char *value, struct wanted *);
/* FORMAT:FILE, a report more. */
int option_report(struct options *, const char *value);
/* The file of a letter family, a profile more. */
int option_profile(struct options *, const char *file);

#endif
