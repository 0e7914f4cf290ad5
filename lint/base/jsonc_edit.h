/* SPDX-License-Identifier: MIT */
/*
 * Changing a document as little as can be: comments, order, indentation and
 * all other values stay as they are written. The results are texts in the
 * arena; the document itself does not change.
 */
#ifndef LL_BASE_JSONC_EDIT_H
#define LL_BASE_JSONC_EDIT_H

#include "base/jsonc.h"

/* With one more object, of these members ("\"key\": value"), at the end of a list, indented as what is
 * there. */
char *jsonc_with(struct arena *, const struct jsonc *, const cJSON *list,
		 const char *const *members, size_t n);
/* Without those elements of a list of which `drop`, by their order, is true. */
char *jsonc_without(struct arena *, const struct jsonc *, const cJSON *list, const bool *drop);
/* A string as it is written, between its quotes. */
char *jsonc_quoted(struct arena *, const char *);

#endif
