/* SPDX-License-Identifier: MIT */
/* letterlint cache clean: removes what --cache keeps. */
#include "commands/commands.h"

#include "engine/cache.h"

#include <errno.h>
#include <string.h>

int cmd_cache(const struct options *o, struct registry *g)
{
	struct arena a = { 0 };
	const char *folder = o->cache ? o->cache : cache_folder(&a);
	uint64_t n = 0;
	int status = STATUS_TROUBLE;
	(void)g;
	if (strcmp(o->args[0], "clean"))
		complain("cache: '%s' is unknown; there is clean", o->args[0]);
	else if (!folder)
		complain("cache: there is no home; name its folder: --cache=DIR");
	else if (cache_clean(folder, &n))
		complain("%s: %s", folder, strerror(errno));
	else
		status = STATUS_CLEAN;
	if (status == STATUS_CLEAN)
		printf("%llu removed\n", (unsigned long long)n);
	arena_free(&a);
	return status;
}
