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

const struct lex_entry *lex_by_id(enum lex_table t, const char *id, size_t n)
{
	size_t count;
	const struct lex_entry *e = lex_entries(t, &count);
	for (size_t i = 0; i < count; i++)
		if (n && e[i].id[0] == *id && strlen(e[i].id) == n && !memcmp(e[i].id, id, n))
			return &e[i];
	return NULL;
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
