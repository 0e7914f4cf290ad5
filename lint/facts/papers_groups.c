/* SPDX-License-Identifier: MIT */
/* What the verb behind a paper says of it: "was not enclosed", "is missing", "came with the claim",
 * "shows". */
#include "facts/papers.h"

enum { GROUP = 9, RELATIVE = 18, LIST = 5 };

struct paper_group paper_group(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	struct paper_group g = { .main = k };
	for (uint32_t i = k; i < end && i < k + GROUP; i++) {
		g.main = i;
		if (tok_in(l, i,
			   "not|never|isn't|wasn't|aren't|weren't|hasn't|haven't|hadn't|didn't|"
			   "doesn't|don't|cannot|can't|"
			   "couldn't|nowhere"))
			g.neg = true;
		else if (tok_in(l, i, "would|should|may|might|must|will|shall|if"))
			g.blocked = true;
		else if (tok_is(l, i, "to")) {
			/* "is yet to be received", "has yet to come" */
			if (!(i > k && tok_is(l, i - 1, "yet") && g.aux))
				return g;
			g.neg = true;
		} else if (!tok_in(l, i,
				   "is|are|was|were|be|been|being|has|have|had|do|does|did|can|"
				   "could|remains|remained|remain|ever|also|even|still|yet|now|"
				   "just|simply|all|already|duly|since|indeed|actually|however|"
				   "both|either|unfortunately|regrettably|apparently|therefore|"
				   "again|here|though|too|nevertheless|completely|entirely|"
				   "altogether|likewise|later|then|conspicuously|sadly|wholly|"
				   "plainly|evidently|notably|curiously|strangely|reportedly"))
			return g;
		g.aux |= tok_in(l, i,
				"is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|"
				"remains|remained|remain|isn't|"
				"wasn't|aren't|weren't|hasn't|haven't|hadn't|didn't|doesn't|don't|"
				"cannot|can't|couldn't");
		g.be |= tok_in(l, i,
			       "is|are|was|were|be|been|being|remains|remained|remain|isn't|wasn't|"
			       "aren't|weren't");
		g.had |= tok_in(l, i, "had|hadn't");
		g.past |= tok_in(l, i, "was|were|wasn't|weren't|did|didn't");
		g.can |= tok_in(l, i, "can|could|cannot|can't|couldn't");
		g.still |= tok_in(l, i, "still|yet");
		g.main = i + 1;
	}
	return g;
}

static struct paper_told told(uint32_t state, uint32_t how, const struct paper_group *g)
{
	return (struct paper_told){
		.state = state, .how = how, .cue = g->main, .past = g->had, .ended = g->past
	};
}

static uint32_t by_negation(const struct paper_group *g)
{
	return g->neg ? PAPER_MISSING : PAPER_HERE;
}

bool paper_place(const struct ll_letter *l, uint32_t k)
{
	k += tok_in(l, k, "to|anywhere|somewhere|only|contained|found|included");
	if (tok_seq_in(l, k,
		       "hand|to hand|at hand|on hand|on file|on record|in evidence|in our hands|in "
		       "our possession|in hand|with it|with them|of record"))
		return true;
	k += tok_is(l, k, "a") && tok_is(l, k + 1, "part");
	k += tok_is(l, k, "one") && tok_is(l, k + 1, "of");
	if (tok_is(l, k, "part") && tok_is(l, k + 1, "of"))
		k++;
	else if (tok_is(l, k, "before"))
		return tok_in(l, k + 1, "me|us") ||
		       (tok_in(l, k + 1, "the|this") && paper_self(l, k + 2));
	if (tok_in(l, k, "at|on") && tok_in(l, k + 1, "page|pages|p|pp|tab"))
		return true;
	if (!tok_in(l, k, "in|among|amongst|with|within|of|inside|from|on"))
		return false;
	uint32_t other = 0;
	for (uint32_t i = k + 1; i < k + 8; i++) {
		if (tok_is(l, i, "what") && tok_in(l, i + 1, "we|i|was|you|he|she|they|has"))
			return true;
		if (tok_in(l, i, LIST_PAPER_FILES) &&
		    !(tok_is(l, k, "on") && tok_in(l, i, "claim|request|appeal|application")))
			return true;
		if (!tok_in(l, i,
			    "the|this|that|these|those|our|my|his|her|your|their|any|medical|claim|"
			    "submitted|clinical|case|"
			    "administrative|what|provided|available|electronic|appeal|hospital|"
			    "patient's|member's|claimant's|"
			    "provider's|-|first|list|of|all|enclosed|attached|received|reviewed|"
			    "present|entire|whole|said|current|"
			    "original|same|very|thick|second") &&
		    tok(l, i)->kind != LL_TOK_NUMBER && !number_at(l, i).ntokens) {
			/* "in the progress notes", "in the surgeon's report" */
			const struct ll_sv w = tok(l, i)->lower;
			const bool owner =
				w.n > 3 && w.p[w.n - 2] == '\''; /* "the contractor's file" */
			if (owner &&
			    !tok_in(l, i + 1,
				    "notes|note|report|reports|letter|records|record|chart"))
				return false;
			if (tok_in(l, i,
				   "contractor's|plan's|insurer's|carrier's|administrator's|payer'"
				   "s"))
				return false;
			if (i == k + 1 || other++ == 2 || tok(l, i)->kind != LL_TOK_WORD ||
			    tok_in(l, i,
				   "of|that|which|and|or|with|for|to|is|was|are|were|in|on|at|by"))
				return false;
		}
	}
	return false;
}

/* Put into words by somebody: what is not noted is not thereby missing. */
static struct paper_told by_participle(const struct ll_letter *l, const struct paper_group *g,
				       bool no)
{
	const uint32_t m = g->main;
	struct paper_told t = { 0 };
	if (tok_is(l, m, "kept") && tok_is(l, m + 1, "from") && tok_in(l, m + 2, "us|me"))
		return g->neg ? t : told(PAPER_MISSING, PAPER_SENT, g);
	if (tok_is(l, m, "held") && tok_is(l, m + 1, "by") && tok_in(l, m + 2, "us|me|this"))
		return told(by_negation(g), PAPER_SENT, g);
	if (tok_in(l, m, "made") && tok_in(l, m + 1, "available|part"))
		return told(by_negation(g), PAPER_SENT, g);
	if (tok_in(l, m, "left") && tok_is(l, m + 1, "out"))
		return g->neg ? t : told(PAPER_MISSING, PAPER_SENT, g);
	if (tok_in(l, m, LIST_PAPER_TOLD_DONE) &&
	    (g->neg || no ||
	     !tok_in(l, m,
		     "noted|mentioned|described|stated|reported|indicated|entered|shown|written|"
		     "reflected|expressed")))
		return told(by_negation(g), g->neg || no ? PAPER_MADE : PAPER_SENT, g);
	if (tok_in(l, m, LIST_PAPER_MADE_DONE) &&
	    (g->aux || !tok_in(l, m, "made|taken|kept|run|written|drawn|signed")) &&
	    !(g->neg && tok_in(l, m, "signed|written|drawn|drafted|filled|run|executed") &&
	      !tok_is(l, m + 1, "down")))
		return told(by_negation(g), PAPER_MADE, g);
	/* "diaries are provided": to the patient, now */
	if (tok_in(l, m, "provided|given") && !g->neg && !g->past && tok_in(l, m - 1, "is|are"))
		return t;
	if (tok_in(l, m, "found") &&
	    tok_in(l, m + 1, "medically|to|that|not|necessary|useful|normal|wanting"))
		return t;
	if (tok_in(l, m, LIST_PAPER_SENT_DONE "|" LIST_PAPER_GOT_DONE) &&
	    !tok_in(l, m, "made|gave|saw|had|considered|held|shown") &&
	    !(g->neg && tok_in(l, m,
			       "read|studied|reviewed|examined|accepted|returned|"
			       "considered|consulted")))
		return told(by_negation(g), PAPER_SENT, g);
	return t;
}

/* What a group of verbs says of its subject. */
struct paper_told paper_by_group(const struct ll_letter *l, const struct paper_group *g,
				 uint32_t end, bool no)
{
	const uint32_t m = g->main;
	struct paper_told t = { 0 };
	if (g->blocked || m >= end)
		return t;
	const bool bare = !g->aux && (m + 1 >= end || tok_is(l, m + 1, "."));
	if ((g->be || g->still || bare) && tok_in(l, m, LIST_PAPER_GONE) &&
	    !tok_in(l, m + 1, "for|of|any|as|a|at|on"))
		return told(g->neg ? PAPER_HERE : PAPER_MISSING, PAPER_SENT, g);
	if (g->be && tok_seq_in(l, m, "to be found|to be seen"))
		return told(by_negation(g), PAPER_SENT, g);
	if (g->be && g->neg && tok_in(l, m, "there|here") &&
	    (m + 1 >= end || tok_in(l, m + 1, ".|,|;")))
		return told(PAPER_MISSING, PAPER_SENT, g);
	if (g->be && !g->neg && tok_seq_in(l, m, "conspicuous by"))
		return told(PAPER_MISSING, PAPER_SENT, g);
	if (g->can && g->neg && tok_is(l, m - 1, "had")) /* "could not be had" */
		return told(PAPER_MISSING, PAPER_SENT, &(struct paper_group){ .main = m });
	if (g->had && !g->be && !g->neg && tok_in(l, m, "a|an|no"))
		return told(PAPER_HERE, PAPER_SHOWN, &(struct paper_group){ .main = m });
	if (g->be && !g->neg && tok_is(l, m, "dated"))
		return told(PAPER_HERE, PAPER_SHOWN, g);
	if ((g->be || (!g->aux && g->neg) || (no && !g->aux)) &&
	    (paper_place(l, m) || tok_in(l, m, "available|avail|present|enclosed")))
		return told(by_negation(g), PAPER_SENT, g);
	if (tok_is(l, m, "found") &&
	    tok_in(l, m + 1, "medically|to|that|not|necessary|useful|normal|wanting"))
		return t;
	if (g->can &&
	    !(g->neg &&
	      tok_in(l, m, "found|located|find|locate|seen|traced|obtained|had|identified")))
		return t;
	if (g->be || !g->aux)
		t = by_participle(l, g, no);
	if (t.state)
		return t;
	if (tok_in(l, m, "reach|reached") && !tok_in(l, m + 1, "us|me|this|our|the|my"))
		return t;
	if (!g->be &&
	    tok_in(l, m,
		   "come|came|arrive|arrived|reach|reached|materialize|materialized|accompany|"
		   "accompanied|accompanies|accompanying|exist|exists|surfaced")) {
		t = told(by_negation(g), PAPER_SENT, g);
		t.ended |= tok_in(l, m, "came|arrived|reached|accompanied|surfaced") && !g->aux;
		return t;
	}
	if (!g->be && tok_in(l, m, "forms|form|formed|constitutes|appears|appear|appeared|lies") &&
	    (paper_place(l, m + 1) || tok_in(l, m + 1, "part")))
		return told(by_negation(g), PAPER_SENT, g);
	/* What it does not show is read in it too. */
	if (!g->be && tok_in(l, m, LIST_PAPER_SHOWS "|indicate|mention|say|give|support"))
		return told(PAPER_HERE, PAPER_SHOWN, g);
	if (g->be && tok_in(l, m,
			    "normal|negative|positive|abnormal|unremarkable|consistent|interpreted|"
			    "suggestive|compatible"))
		return told(PAPER_HERE, PAPER_SHOWN, g);
	return t;
}

/* The end of what is put in behind a noun at its comma: ", on which the diagnosis rests,"; k if
 * there is none. */
static uint32_t skip_put_in(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	if (!tok_is(l, k, ","))
		return k;
	for (uint32_t i = k + 1; i < end && i < k + RELATIVE; i++)
		if (tok_is(l, i, ",") && !tok_in(l, i + 1, "or|and|nor") && !fact_at(l, LL_DATE, i))
			return i + 1;
	return k;
}

/* Past "you mention in your letter", "kept by the patient from January on": to the verb of the
 * sentence; k if there is none. */
static uint32_t skip_reduced(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	const struct ll_sv w = tok(l, k)->lower;
	const bool ed =
		w.n > 4 && tok(l, k)->kind == LL_TOK_WORD && !memcmp(w.p + w.n - 2, "ed", 2);
	/* "the report that an opinion cannot be given" */
	if (tok_is(l, k, "that") &&
	    tok_in(l, k - 1,
		   "report|reports|statement|note|letter|opinion|evidence|documentation|finding"))
		return k;
	if (!ed && !tok_in(l, k,
			   "you|he|she|they|i|we|that|which|done|taken|kept|sent|made|drawn|given|"
			   "on|in|at|to|with|under"))
		return k;
	for (uint32_t i = k + 1; i < end && i < k + RELATIVE; i++) {
		if (tok_in(l, i, ";|but|because|so|who|whether|if"))
			return k;
		if (tok_in(l, i,
			   "was|were|is|are|has|have|cannot|isn't|wasn't|aren't|weren't|hasn't|"
			   "haven't|accompanied|came|arrived|reached|shows|showed") &&
		    !tok_in(l, i - 1, "which|that|who|and"))
			return i - tok_in(l, i - 1, "not|never");
		if (tok_is(l, i, ",") && !fact_at(l, LL_DATE, i))
			return tok_in(l, k,
				      "you|he|she|they|i|we|that|which|done|taken|kept|sent|made|"
				      "drawn|given") ||
					       ed
				       ? i
				       : k;
	}
	return k;
}

/* "is not mentioned in the denial", "by the plan": what another did with it. */
static bool of_denial(const struct ll_letter *l, uint32_t k, uint32_t end)
{
	if (!tok_in(l, k, "in|by|from"))
		return false;
	for (uint32_t i = k + 1; i < end && i < k + 5; i++)
		if (tok_in(l, i,
			   LIST_INSURERS "|denial|denials|decision|determination|policy|guideline|"
					 "guidelines|utilization|"
					 "carrier's|plan's|insurer's|administrator's|"
					 "redetermination|reconsideration"))
			return true;
	return false;
}

/* Past "nor a pump download", "or any chart": the papers of a list, at token k; together: joined by
 * "and". */
static uint32_t skip_list(const struct ll_letter *l, uint32_t k, uint32_t end, bool *together)
{
	for (uint32_t n = 0; n < LIST && tok_in(l, k, ",|or|nor|and|&"); n++) {
		uint32_t i = k + 1;
		while (i < end && i < k + 8 && !mark_at(l, i, LEX_PAPERS) &&
		       (tok_in(l, i, ",|or|nor|and|no|a|an|any|the|his|her|your") ||
			tok(l, i)->kind == LL_TOK_WORD) &&
		       !tok_in(l, i,
			       "is|are|was|were|has|have|had|that|which|who|he|she|it|we|you|they|"
			       "done|taken|kept|dated|signed"))
			i++;
		/* "or other measure of function," */
		if (!mark_at(l, i, LEX_PAPERS) && tok_is(l, i, ",") && tok_in(l, k + 1, "or") &&
		    tok_in(l, k + 2, "other|any"))
			return i + 1;
		const struct paper p =
			mark_at(l, i, LEX_PAPERS) ? paper_at(l, i) : (struct paper){ 0 };
		if (!p.entry)
			return k;
		*together |= span_has(l, k, i, "and|&");
		k = p.end + tok_is(l, p.end, ",");
	}
	return k;
}

/* "no MRI was sent" */
struct paper_told paper_turned(const struct paper *p, struct paper_told t)
{
	if (!p->no && !(p->any && t.how == PAPER_SHOWN && t.state == PAPER_HERE))
		return t;
	t.state = p->no && t.state == PAPER_HERE && t.how != PAPER_SHOWN ? PAPER_MISSING
									 : PAPER_UNTOLD;
	return t;
}

struct paper_told paper_behind(const struct ll_letter *l, const struct paper *p, uint32_t k)
{
	const uint32_t end = sent_end(l, p->token);
	struct paper_told t = { 0 };
	bool together = false;
	/* "Nor did a sleep study reach us" */
	const uint32_t begin = sent_begin(l, p->token);
	const bool nor = p->lead > begin + 1 &&
			 tok_in(l, p->lead - 1, "did|does|has|have|had|was|were|is|are|do") &&
			 tok_in(l, p->lead - 2, "nor|neither|never");
	k = skip_list(l, paper_aside(l, k, end), end, &together);
	for (uint32_t n = 0; n < 4 && !t.state; n++) {
		struct paper_group g = paper_group(l, k, end);
		g.neg |= nor && !n;
		g.aux |= nor && !n;
		g.be |= nor && !n && tok_in(l, p->lead - 1, "is|are|was|were");
		t = paper_by_group(l, &g, end, p->no);
		/* "was asked for twice and never sent" */
		if (!t.state && g.aux && !g.blocked &&
		    tok_in(l, g.main,
			   "requested|asked|sought|ordered|promised|announced|mentioned|called|"
			   "wanted|invited|demanded"))
			for (uint32_t i = g.main; i < end && i < g.main + 8 && !t.state; i++)
				if (tok_in(l, i, "and|but")) {
					struct paper_group h = paper_group(l, i + 1, end);
					h.be = true;
					t = paper_by_group(l, &h, end, false);
					t.state = t.state == PAPER_MISSING ? PAPER_MISSING
									   : PAPER_UNTOLD;
				}
		/* a participle that belongs to the noun is no verb: "kept by her" */
		const uint32_t verb = skip_reduced(l, k, end);
		if (t.state == PAPER_HERE && !g.aux && t.how != PAPER_SHOWN && verb > k &&
		    !tok_is(l, verb, ","))
			t.state = PAPER_UNTOLD;
		if (t.state && of_denial(l, g.main + 1, end))
			t.state = PAPER_UNTOLD;
		uint32_t next = skip_put_in(l, k, end);
		if (t.state || g.aux)
			break;
		if (next == k)
			next = skip_reduced(l, k, end);
		if (next == k)
			break;
		k = next;
	}
	/* "go back to birth and are in our hands" */
	for (uint32_t i = k; !t.state && !p->no && i < end && i < k + RELATIVE &&
			     !tok_in(l, i, ";|but|which|who|that|if");
	     i++)
		if (tok_is(l, i, "and") && tok_in(l, i + 1, "is|are|was|were|has|have") && i > k) {
			const struct paper_group g = paper_group(l, i + 1, end);
			t = paper_by_group(l, &g, end, false);
			if (t.how == PAPER_SHOWN)
				t.state = PAPER_UNTOLD;
			break;
		}
	/* "the log and the chart were not sent": one of them may have been */
	if (together && t.state == PAPER_MISSING && !p->no)
		t.state = PAPER_UNTOLD;
	/* "An arterial blood gas of April 30 had": one of its day */
	struct paper of = *p;
	for (uint32_t i = p->first; i < p->end && of.any; i++)
		of.any = fact_at(l, LL_DATE, i) == NULL &&
			 !(i > p->token && tok_in(l, i, "of|from|by"));
	/* "A Doppler study excluded a clot": one that was made */
	const struct ll_sv verb = tok(l, t.cue)->lower;
	if (t.how == PAPER_SHOWN && (t.ended || tok_in(l, t.cue, "found|gave|grew|said") ||
				     (verb.n > 3 && verb.p[verb.n - 1] == 'd')))
		of.any = false;
	return paper_turned(&of, t);
}
