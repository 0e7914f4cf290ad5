/* SPDX-License-Identifier: MIT */
/* Columns as the reader counts them. */
#ifndef LL_REPORT_COLUMN_H
#define LL_REPORT_COLUMN_H

#include "report/report.h"

/* 1-based column of `off`, whose position is `p`. */
uint32_t column_of(const struct source *, const struct source_pos *p, uint32_t off,
		   enum column_unit);
const char *column_unit_name(enum column_unit);

#endif
