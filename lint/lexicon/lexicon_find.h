/* SPDX-License-Identifier: MIT */
/* Look-ups over the generated tables; included once, by the generated file. */

const char *lex_table_name(enum lex_table t)
{
	return t < LEX_TABLES ? tables[t].name : "";
}

const struct lex_entry *lex_entries(enum lex_table t, size_t *n)
{
	*n = t < LEX_TABLES ? tables[t].n : 0;
	return entries + (t < LEX_TABLES ? tables[t].first : 0);
}

/* Of several owners' entries the first of the table. */
const struct lex_entry *lex_by_id(enum lex_table t, const char *id, size_t n)
{
	size_t low = 0, high;
	const struct lex_entry *e = lex_entries(t, &high);
	const size_t end = high;
	const uint16_t *order = by_id + (e - entries);
	while (low < high) {
		const size_t mid = low + (high - low) / 2;
		const char *have = e[order[mid]].id;
		const int c = strncmp(have, id, n);
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	const struct lex_entry *found = low < end ? &e[order[low]] : NULL;
	return n && found && !strncmp(found->id, id, n) && !found->id[n] ? found : NULL;
}

const struct lex_phrase *lex_phrases(const char *word, size_t len, uint32_t hash, uint32_t *n)
{
	for (uint32_t at = (hash >> 1) & (SLOTS - 1); slots[at].n; at = (at + 1) & (SLOTS - 1)) {
		if (slots[at].hash != hash)
			continue;
		const struct lex_phrase *p = &phrases[slots[at].first];
		if (p->first == len && !memcmp(p->words, word, len)) {
			*n = slots[at].n;
			return p;
		}
	}
	*n = 0;
	return NULL;
}
