/* SPDX-License-Identifier: MIT */
/*
 * letterlint: the whole public interface.
 *
 * A check is one `const struct ll_check`. It reads the facts of a letter and
 * reports findings; it never parses text that another check might need too.
 * The same source file builds into the program and as a shared object:
 *
 *	#include <letterlint/letterlint.h>
 *	static void run(struct ll_ctx *ctx, const struct ll_letter *letter) { ... }
 *	LL_CHECK(my_check) = { LL_CHECK_ABI, .id = "my-check", ..., .run = run };
 *
 * Ownership: everything reached from a letter lives as long as the letter and
 * is never written by a check. Strings given to ll_report() and friends are
 * copied. Nothing here is thread-local or global: checks must keep no state
 * outside `run`, for letters are linted in parallel.
 */
#ifndef LETTERLINT_H
#define LETTERLINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LL_ABI_MAJOR 1
#define LL_ABI_MINOR 1 /* 1: ll_fix() and what goes with it, ll_required(), ll_event_step(), ll_reference_date(), LL_TOK_SMALL, ll_unproved(), ll_uses(), ll_level_at(), ll_find_trait(), ll_any_of(), ll_in_cells(), ll_in_heading(), LL_PAPER */

/* A piece of the source text: byte offset and length. Zero length is a place. */
struct ll_span {
	uint32_t off, len;
};

/* A string that is not owned and not NUL-terminated. {NULL, 0} is "none". */
struct ll_sv {
	const char *p;
	size_t n;
};

/* For printf-like functions: "%.*s", LL_SV(sv). */
#define LL_SV(sv) ((int)(sv).n), ((sv).n ? (sv).p : "")

/* The same bytes; two that are none are equal. */
static inline bool ll_eq(struct ll_sv a, struct ll_sv b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}
/* Both are given, and equal. */
static inline bool ll_same(struct ll_sv a, struct ll_sv b)
{
	return a.n && ll_eq(a, b);
}
/* Exactly this string. */
static inline bool ll_is(struct ll_sv a, const char *s)
{
	const size_t n = strlen(s);
	return a.n == n && (!n || !memcmp(a.p, s, n));
}
/* One of the words of a '|'-separated list: "said|same|that". None is none of them. */
static inline bool ll_in(struct ll_sv a, const char *words)
{
	/* By hand: asked of every token, mostly to fail at the first character. */
	for (const char *p = words; a.n; p++) {
		size_t n = 0;
		while (n < a.n && p[n] && p[n] != '|' && p[n] == a.p[n])
			n++;
		if (n == a.n && (!p[n] || p[n] == '|'))
			return true;
		while (*p && *p != '|')
			p++;
		if (!*p)
			break;
	}
	return false;
}

/* Never 0. */
static inline uint32_t ll_hash(struct ll_sv a)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < a.n; i++)
		h = (h ^ (uint8_t)a.p[i]) * 16777619u;
	return h | 1;
}

struct ll_letter;  /* one document, understood */
struct ll_ctx;     /* one check at work on one letter */
struct ll_finding; /* a finding being built */
struct ll_fix;	   /* one way to correct it */

/* ---- The letter: sections, items, sentences, tokens ---------------------- */

enum ll_section_kind {
	LL_SEC_OTHER,
	LL_SEC_HEADER,        /* "Case Number: ...", "Date Assigned: ..." */
	LL_SEC_HOW_MADE,      /* the boilerplate about the reviewer */
	LL_SEC_CREDENTIALS,   /* licence, specialty */
	LL_SEC_DOCUMENTS,     /* documents reviewed */
	LL_SEC_SUMMARY,       /* the clinical case summary; a plain text is one */
	LL_SEC_ISSUES,        /* lead-in of the issues */
	LL_SEC_HEADING,       /* the heading of one item, with its decision */
	LL_SEC_CA_GUIDELINE,  /* what the claims administrator (UR) relied on */
	LL_SEC_IMR_GUIDELINE, /* what the reviewer relied on */
	LL_SEC_RATIONALE,     /* why; ends in the concluding sentence */
	LL_SEC_DECISION,      /* "Final Result", "Decision", "Conclusion" */
	LL_SEC_CLOSING,       /* signature, appeal rights, enclosures */
	LL_SEC_KINDS
};

struct ll_section {
	uint32_t kind;      /* enum ll_section_kind */
	uint32_t item;      /* 1-based item it belongs to, 0: none */
	struct ll_span at;  /* with its heading */
	struct ll_span heading; /* len 0: no heading of its own */
	uint32_t sentence, nsentences; /* first, count */
};

/* One disputed request with its heading, decision and rationale. */
struct ll_item {
	struct ll_span at;       /* from its heading to its last sentence */
	struct ll_span heading;  /* without the decision word; len 0: none */
	struct ll_span decision; /* the decision word(s); len 0: none found */
	uint32_t section, nsections; /* its first to its last; some between may be nobody's */
	bool partial;            /* granted in part, by its decision or a conclusion */
};

struct ll_sentence {
	struct ll_span at;
	uint32_t section;         /* index */
	uint32_t item;            /* 1-based, 0: none */
	uint32_t paragraph;       /* counts up through the letter */
	uint32_t token, ntokens;  /* first, count */
	uint32_t frame;           /* enum ll_frame: what most of it is */
};

enum ll_token_kind { LL_TOK_WORD, LL_TOK_NUMBER, LL_TOK_PUNCT };

enum ll_token_flags {
	LL_TOK_SPACE = 1 << 0,      /* white space or a line break before it */
	LL_TOK_WRAP = 1 << 1,       /* first on its source line */
	LL_TOK_CAPITAL = 1 << 2,    /* begins with a capital */
	LL_TOK_ALLCAPS = 1 << 3,    /* has letters, all of them capitals */
	LL_TOK_PARAGRAPH = 1 << 4,  /* first of its paragraph */
	LL_TOK_QUOTED = 1 << 5,     /* inside quotation marks */
	LL_TOK_PAREN = 1 << 6,      /* inside parentheses or brackets */
	LL_TOK_HYPHENATED = 1 << 7, /* a hyphen at the line's end was undone in it */
	LL_TOK_SMALL = 1 << 8,      /* a word that begins with a letter a to z and has no capital */
};

/*
 * Words ("worker's" is one), numbers ("14.00", "1,200": one), single marks.
 * "62-year-old" is five tokens; digits and letters part ("60mg": two) unless
 * the letter comes first ("L4", "CM14").
 */
struct ll_token {
	struct ll_span at;
	struct ll_sv text;  /* of the flow: quotes, dashes, blanks are plain ASCII */
	struct ll_sv lower; /* the same in lower case */
	uint32_t sentence;
	uint16_t kind, flags;
};

const struct ll_section *ll_sections(const struct ll_letter *, size_t *n);
const struct ll_item *ll_items(const struct ll_letter *, size_t *n);
const struct ll_sentence *ll_sentences(const struct ll_letter *, size_t *n);
const struct ll_token *ll_tokens(const struct ll_letter *, size_t *n);

/* A part that letters of a family must have, by its profile. */
struct ll_required {
	uint32_t section;    /* enum ll_section_kind */
	bool each;           /* of each request, where the letter has such parts */
	const char *called;  /* "summary of the case" */
	const char *words;   /* "licensed|certified": it can be said elsewhere in one of these; or NULL */
	uint32_t when[2];    /* asked of letters with these headings, in this order; 0: none */
	bool note;           /* many an office leaves it out: a note at most */
};
/* *n of them; those of the letter's layout come last. */
const struct ll_required *ll_required(const struct ll_letter *, size_t *n);
/*
 * Words are found at once, without a walk through the letter; `words` is a
 * '|'-separated list in lower case, a string literal (it is known by its address).
 */
/* The first token from `from` on that is one of these words; the number of tokens if there is none. */
uint32_t ll_find(const struct ll_letter *, uint32_t from, const char *words);
/* The same of tokens [from, to) alone; the end if there is none. Looks no further: for what is asked
 * of each sentence, ll_find() would look through the letter each time. */
uint32_t ll_find_before(const struct ll_letter *, uint32_t from, uint32_t to, const char *words);
/* One of these words stands in tokens [from, to). Since 1.1. */
static inline bool ll_any_of(const struct ll_letter *l, uint32_t from, uint32_t to, const char *words)
{
	return from < to && ll_find_before(l, from, to, words) < to;
}
/* Token i is one of these words, as ll_in() says; false where there is no token i. */
bool ll_word_in(const struct ll_letter *, uint32_t i, const char *words);
/* For each token the first token of the letter with the same lower-case text. */
const uint32_t *ll_firsts(const struct ll_letter *);
/* How often the word of a token stands in the letter, counted up to `most`; *small: one of those counted
 * is in small letters alone. Since 1.1. */
uint32_t ll_uses(const struct ll_letter *, uint32_t token, uint32_t most, bool *small);
enum ll_trait {
	LL_TRAIT_DIGITS,  /* a word with digits in it: "L4" */
	LL_TRAIT_ALLCAPS, /* LL_TOK_ALLCAPS */
	LL_TRAIT_X,       /* begins with x or X */
	LL_TRAIT_AGAIN,   /* its word comes again among the next LL_NEAR tokens */
	LL_TRAIT_WIDE,    /* behind more than one blank, inside a line */
	LL_TRAITS
};
enum { LL_NEAR = 5 };
/* The first token from `from` on that is so, found as by ll_find(). Since 1.1. */
uint32_t ll_find_trait(const struct ll_letter *, uint32_t from, enum ll_trait);
/* For each token ll_hash() of its lower-case text. */
const uint32_t *ll_hashes(const struct ll_letter *);

/* The source text under a span, as written. */
struct ll_sv ll_text(const struct ll_letter *, struct ll_span);
/* The whole source, UTF-8. */
struct ll_sv ll_source_text(const struct ll_letter *);
/* 1-based line of a source offset. */
uint32_t ll_line(const struct ll_letter *, uint32_t off);
/* From the start of `a` to the end of `b`, whichever comes first. */
struct ll_span ll_join(struct ll_span a, struct ll_span b);

/* ---- Facts -------------------------------------------------------------- */

enum ll_fact_kind {
	LL_PERSON,     /* a mention: "the injured worker", "his wife", "Dr. Lee" */
	LL_SEX,        /* a stated sex: "male", "Ms.", "Patient Gender: Female" */
	LL_PRONOUN,    /* he, she, his, her, ... */
	LL_AGE,
	LL_DATE,
	LL_QUANTITY,   /* "12 sessions", "QTY: 14.00", "2x6", "for 4 weeks" */
	LL_DIAGNOSIS,
	LL_DRUG,       /* key: the ingredient; strength, count, status */
	LL_BODY_PART,  /* key: the part; side */
	LL_SERVICE,    /* key: the service */
	LL_DECISION,   /* "Upheld": of an item's heading or of the letter */
	LL_CONCLUSION, /* "... is not medically necessary." */
	LL_GUIDELINE,  /* key: the family; who used it or did not */
	LL_SEXED,      /* a condition, organ or procedure of one sex */
	LL_HISTORY,    /* what was or was not done: therapy, surgery, imaging, work */
	LL_CODE,       /* an ICD-9-CM, ICD-10-CM, CPT or HCPCS code with its words */
	LL_SCALE,      /* a value on a scale: pain 8/10, GAF 51, flexion 120 degrees */
	LL_IDENTIFIER, /* a case, claim or member number; what identifies a person */
	LL_CITATION,   /* a chapter or pages of a guideline */
	LL_FINDING,    /* what studies find that is no disease: "fracture", "hemorrhage"; read as a diagnosis is */
	LL_PAPER,      /* a report, log, study or measure, told to be at hand or to be missing */
	LL_FACT_KINDS
};

enum ll_polarity { LL_AFFIRMED, LL_NEGATED, LL_POSSIBLE, LL_HYPOTHETICAL };
enum ll_time { LL_CURRENT, LL_PAST, LL_FUTURE };

/* Whom a fact is about. */
enum ll_referent {
	LL_PATIENT,
	LL_REVIEWER,
	LL_OTHER,  /* one other person: kin, a physician, ... */
	LL_PEOPLE, /* people in general: "patients", "an applicant" */
	LL_NOBODY  /* not known, or no person meant */
};

/* What the words around a fact do with it. */
enum ll_frame {
	LL_FRAME_NONE,
	LL_FRAME_HEADING,      /* the item's heading */
	LL_FRAME_REQUEST,      /* asked for */
	LL_FRAME_CONCLUSION,   /* decided by this letter */
	LL_FRAME_HISTORY,      /* already had, tried, done */
	LL_FRAME_GUIDELINE,    /* what a guideline, study or label says */
	LL_FRAME_UR,           /* done by utilization review, the plan, the contractor */
	LL_FRAME_GENERIC,      /* of people in general */
	LL_FRAME_HYPOTHETICAL, /* "if", "would" */
};

enum ll_sex { LL_SEX_UNKNOWN, LL_MALE, LL_FEMALE };

enum ll_certainty { LL_SURE, LL_DOUBTFUL };

struct ll_person {
	uint32_t role;  /* enum ll_person_role */
	uint32_t sex;   /* enum ll_sex, as the word itself says ("wife": female) */
	uint32_t title; /* enum ll_sex of a Mr./Ms. before a name, 0: none */
	struct ll_sv name; /* surname as written, if one is given */
};
enum ll_person_role { LL_ROLE_PATIENT, LL_ROLE_REVIEWER, LL_ROLE_KIN, LL_ROLE_PROFESSIONAL, LL_ROLE_NAMED, LL_ROLE_PEOPLE };

struct ll_sex_fact {
	uint32_t sex; /* of the fact's referent */
	uint32_t how; /* enum ll_sex_how */
};
enum ll_sex_how { LL_SEX_NOUN, LL_SEX_TITLE, LL_SEX_FIELD, LL_SEX_TRANSGENDER };

struct ll_pronoun {
	uint32_t sex;
	uint32_t certainty; /* that the referent is meant; enum ll_certainty */
};

struct ll_age {
	uint32_t years;   /* 0 for infants counted in months or days */
	uint32_t months;  /* months beyond years, or of an infant */
	uint32_t past;    /* 1: an age at an earlier event, "at age 12" */
	uint32_t high;    /* upper end of a bracket ("51 to 64"), else 0 */
	int32_t year;     /* the year of a past age that is told with it: "turned 65 in April 2011"; else 0 */
	bool loose;       /* a bracket told by a word that has no sharp ends: "elderly", "in ninth grade" */
};

enum ll_event {
	LL_EV_NONE, LL_EV_BIRTH, LL_EV_INJURY, LL_EV_VISIT, LL_EV_REPORT, LL_EV_REQUEST, LL_EV_RECEIPT,
	LL_EV_UR_DECISION, LL_EV_APPLICATION, LL_EV_ASSIGNMENT, LL_EV_DECISION, LL_EV_SURGERY, LL_EV_IMAGING,
	LL_EV_SERVICE, LL_EV_DEATH, LL_EV_PLAN_DECISION, LL_EV_APPEAL, LL_EV_ADMISSION, LL_EV_DISCHARGE,
	LL_EV_BENEFIT /* payments begin */, LL_EV_KINDS
};
enum ll_precision { LL_DAY, LL_MONTH, LL_YEAR, LL_MONTH_DAY };
enum ll_date_flags {
	LL_DATE_INVALID = 1 << 0,   /* no such day */
	LL_DATE_MISSPELT = 1 << 1,  /* "Feburary" */
	LL_DATE_SHORT_YEAR = 1 << 2,/* written with two digits */
	LL_DATE_HEADER = 1 << 3,    /* a labelled field: "Date of Injury: ..." */
	LL_DATE_RANGE_FROM = 1 << 4, /* first end of a range */
	LL_DATE_RANGE_TO = 1 << 5,
	LL_DATE_REFERS = 1 << 6,    /* "said", "same", "that", "aforementioned" */
	LL_DATE_PLANNED = 1 << 7,   /* a future or hypothetical event */
	LL_DATE_CUMULATIVE = 1 << 8,/* cumulative trauma, continuous period */
	LL_DATE_VERSION = 1 << 9,   /* of a guideline, study or rule, not of an event */
	LL_DATE_ANOTHER = 1 << 10,  /* of another event of the kind: "a second injury", "the prior note" */
	LL_DATE_DEFINITE = 1 << 11, /* of "the" document or event, one known to the reader */
};

enum ll_twin {
	LL_TWIN_NONE,
	LL_TWIN_SAID,  /* it refers back to the other */
	LL_TWIN_EVENT, /* one event or document */
	LL_TWIN_ECHO,  /* the other is a label's and stands nowhere in the body */
	LL_TWIN_YEAR,  /* the same day of another year, of like things */
	LL_TWIN_DAY,   /* ... of unlike things */
};

struct ll_date {
	int32_t year;       /* four digits; 0: not given */
	uint8_t month, day; /* 0: not given; as written, may be no real day */
	uint8_t weekday;    /* as written: 1 Monday .. 7 Sunday, 0 none */
	uint8_t precision;  /* enum ll_precision */
	uint32_t event;     /* enum ll_event */
	uint32_t flags;     /* enum ll_date_flags */
	int32_t serial;     /* days since 1970-01-01; INT32_MIN if no real full date */
	struct ll_span weekday_at;
	struct ll_sv document; /* canonical document word ("rfa", "progress report"), or none */
	struct ll_sv author;   /* its author as written, or none */
	uint32_t certainty;    /* that it is of `event`; enum ll_certainty */
	struct ll_sv which;    /* what singles its document out: "most recent", "initial", or none */
	const struct ll_fact *antecedent; /* the date LL_DATE_REFERS points at, or NULL */
	const struct ll_fact *twin; /* another date of the same event that differs (this one is the odd one), or NULL */
	uint32_t twin_why;       /* enum ll_twin */
	uint32_t twin_certainty; /* enum ll_certainty */
	/* Another date that it is on the wrong side of, as of a receipt before the sending, or NULL; and what the two are of. Since 1.1. */
	const struct ll_fact *against;
	const char *what, *against_what;
};

enum ll_unit {
	LL_U_NONE, LL_U_VISITS, LL_U_DOSES /* tablets, capsules, patches, #60 */, LL_U_DAYS, LL_U_WEEKS, LL_U_MONTHS,
	LL_U_YEARS, LL_U_HOURS, LL_U_MINUTES, LL_U_LEVELS, LL_U_INJECTIONS, LL_U_UNITS /* QTY, units, pairs */,
	LL_U_REFILLS, LL_U_MG, LL_U_ML, LL_U_GRAMS, LL_U_PERCENT, LL_U_TIMES, LL_U_KINDS
};
enum ll_quantity_role {
	LL_Q_AMOUNT,    /* how many in all */
	LL_Q_FREQUENCY, /* "twice a week": lo times per `per` */
	LL_Q_DURATION,  /* "for 6 weeks" */
	LL_Q_STRENGTH,  /* "325 mg" */
	LL_Q_PRODUCT,   /* frequency x duration, "2x6": `product` is set */
	LL_Q_OTHER,     /* a number of something else */
	LL_Q_THINGS     /* how many of what no table of units knows: "four crowns" */
};
enum ll_quantity_flags {
	LL_Q_WORDS = 1 << 0,     /* written in words */
	LL_Q_RANGE = 1 << 1,     /* lo and hi differ */
	LL_Q_LIMIT = 1 << 2,     /* "up to", "at most", "no more than" */
	LL_Q_AT_LEAST = 1 << 3,
	LL_Q_APPROX = 1 << 4,
	LL_Q_ADDITIONAL = 1 << 5,/* "additional", "more", "further" */
	LL_Q_PARTIAL = 1 << 6,   /* part of the request: "8 of the 12" */
	LL_Q_TOTAL = 1 << 7,     /* "a total of" */
	LL_Q_BARE = 1 << 8,      /* QTY or a number whose unit is only implied */
	LL_Q_COMPONENT = 1 << 9, /* one part of a sum: "1 evaluation and 12 sessions" */
	LL_Q_EACH = 1 << 10,     /* per something: per visit, each */
	LL_Q_AT_ODDS = 1 << 11,  /* a product beside a total that it does not come to */
	LL_Q_GRANTED = 1 << 12,  /* granted by this letter, and not said to be all that was asked for */
	/* Not the exact number of all. */
	LL_Q_VAGUE = LL_Q_RANGE | LL_Q_LIMIT | LL_Q_AT_LEAST | LL_Q_APPROX | LL_Q_PARTIAL | LL_Q_EACH,
};
enum ll_asked {
	LL_ASKED_NOT = 0, /* not surely */
	LL_ASKED_ALL,     /* "requests 12 visits", "as requested" */
	LL_ASKED_STILL,   /* "the 12 visits in dispute": all of it, or what is left */
	LL_ASKED_MAYBE,   /* nothing says that it is not */
};
struct ll_quantity {
	double lo, hi;      /* equal unless a range */
	double product;     /* total worked out from frequency x duration, else 0 */
	uint32_t unit;      /* enum ll_unit */
	uint32_t per;       /* enum ll_unit of a frequency's period, else LL_U_NONE */
	uint32_t role;      /* enum ll_quantity_role */
	uint32_t flags;     /* enum ll_quantity_flags */
	double digits;      /* the figure in "eight (6)", NAN if none beside the word */
	struct ll_span digits_at;
	struct ll_sv of;    /* key of the service or drug it counts, or none */
	uint32_t asked;     /* enum ll_asked: surely asked for, now, by the words right around it */
};

enum ll_drug_status { LL_RX_MENTIONED, LL_RX_CURRENT, LL_RX_STOPPED, LL_RX_TRIED, LL_RX_REQUESTED, LL_RX_PLANNED, LL_RX_EXAMPLE };
struct ll_drug {
	struct ll_sv drug_class; /* "opioid", "ssri": never empty */
	struct ll_sv family;     /* "analgesic", "antidepressant"; of a purpose ("inhaled corticosteroid") what ll_serves() reads */
	bool is_class;           /* a class word ("opioids"), key is the class */
	bool topical;
	bool multi_use;          /* a drug of several uses: denies no class */
	uint32_t status;         /* enum ll_drug_status */
	uint32_t nstrengths;     /* 10/325 has two */
	double strength[4];      /* in `strength_unit`; "10 mg", "2.5%" */
	uint32_t strength_unit;  /* enum ll_unit: LL_U_MG (mcg and g converted), LL_U_PERCENT, ... */
	struct ll_span strength_at;
	double count;            /* "#60", "60 tablets"; 0: not given */
	struct ll_span count_at;
	double refills;          /* -1: not given */
	struct ll_sv schedule;   /* canonical: "qd", "bid", "q6h", ... or none */
	struct ll_sv form;       /* "tablet", "cream", "er", ... or none */
	struct ll_sv brand;      /* as written when a brand name */
	bool denied;             /* that the patient takes it now: "is not prescribed", "takes no" */
	double every;            /* hours between two doses of its schedule, a month being four weeks; 0: none in particular */
};

struct ll_diagnosis {
	struct ll_sv parent;  /* key of the concept it is a kind of, or none */
	struct ll_sv group;   /* exclusive group, or none */
	struct ll_sv label;   /* the concept's name for messages */
	uint32_t side;        /* enum ll_side */
	bool generic;         /* in a list of examples ("such as") */
	bool undocumented;    /* "no documentation of": denied of the file only */
	bool broad;           /* a class ("mental disorder"): its denial says nothing of its members */
	bool symptom;         /* the word also names a complaint ("depression", "anxiety") */
	bool history;         /* past only as "history of" */
	bool firm;            /* denied outright ("does not have"), not as absent on looking ("denies", "no sign of") */
	bool weighed;         /* whether there is one is what the letter decides: "service connection for" */
	bool complaint;       /* told as a complaint ("reports", "symptoms of") */
	bool background;      /* told as history, over or not: under "Past medical history:", "in 1998 he had" */
	struct ll_sv study;   /* shown or excluded by this study: "the sleep study showed no ..."; or none */
	uint32_t stage;       /* "stage II breast cancer": 2; 0: not told */
	uint32_t staged;      /* what it is a number of: 0 a stage, 1 a class, 2 a grade */
	struct ll_sv ancestor; /* key of the concept that the parent is a kind of, or none */
	bool ever;            /* denied outright of all times: "has never had", "no history of" */
	bool looked;          /* denied as what was looked for and not found: "no evidence of", "negative for" */
	const struct ll_fact *study_date; /* the date of its study, or NULL */
	struct ll_sv kind;    /* which of its kinds it is, as the words beside it say: "displaced"; or none */
	struct ll_sv kinds;   /* the exclusive group that the kind is of */
};

enum ll_side { LL_SIDE_NONE, LL_LEFT, LL_RIGHT, LL_BILATERAL };
struct ll_body_part {
	uint32_t side;
	bool plural;          /* "extremities" */
	bool paired;
	bool uninvolved;      /* named for comparison only: "unlike the left", "right-handed" */
	bool headed;          /* in an item's heading, or in the line that its heading announces */
	bool burdened;        /* hurts from what the other side is spared: "sore from doing everything with it" */
	struct ll_sv region;
	struct ll_span side_at;
};

struct ll_service {
	uint32_t side;        /* enum ll_side, from the words beside it */
	struct ll_sv part;    /* key of the body part it is for, or none */
	bool is_class;        /* "surgery", "therapy": says no particular service */
	struct ll_sv kind;    /* "therapy", "imaging", "injection", "surgery", "dme", ... */
	struct ll_sv parent;  /* key of the service it is a kind of, or none */
};

enum ll_outcome { LL_UNDECIDED, LL_GRANTED, LL_DENIED, LL_PARTIAL };
struct ll_decision {
	uint32_t outcome;     /* for the patient: a denial upheld is LL_DENIED */
	bool dissent;         /* of one reviewer of a panel, not of the letter */
	bool letterwide;      /* decides the whole letter, not one item */
	bool weak;            /* "is therefore not supported": decides where nothing firmer does */
	bool of_request;      /* its sentence speaks of a request before it */
	bool opening;         /* ... and is the first of a rationale */
};

enum ll_authority { LL_BY_UNKNOWN, LL_BY_UR, LL_BY_REVIEWER };
struct ll_guideline {
	uint32_t by;          /* enum ll_authority */
	bool used;            /* false: "did not base their decision on" */
	bool listed;          /* stands in a guideline statement, not in prose */
	struct ll_sv family;  /* what its key belongs to: the MTUS holds its chapters and adopts the ACOEM */
	uint32_t chapter;     /* 0: none */
	uint32_t page;        /* first page, 0: none */
};

struct ll_citation {
	uint32_t chapter;     /* the one in force here, 0: none */
	uint32_t titled;      /* the chapter whose title stands beside it, 0: none */
	struct ll_span title_at;
	uint32_t page, page_to; /* equal unless a range, "400-1" made whole; 0: it cites no page */
	uint32_t first, last; /* the pages that there are, 0: not known */
	bool later;           /* of an edition that may have other chapters and pages */
};

struct ll_sexed {
	uint32_t sex;         /* who can have it */
	bool strong;
};

enum ll_history_topic { LL_HX_THERAPY, LL_HX_SURGERY, LL_HX_INJECTION, LL_HX_IMAGING, LL_HX_MEDICATION, LL_HX_WORK, LL_HX_OTHER,
			LL_HX_DIAGNOSIS };
struct ll_history {
	uint32_t topic;       /* enum ll_history_topic; the fact's key says what of it */
	uint32_t side;        /* enum ll_side */
	struct ll_sv part;    /* key of the body part, or none */
	struct ll_sv region;  /* what the part belongs to, as of struct ll_body_part */
	bool never;           /* said never to have been ("no", "has had no", "denies"); LL_NEGATED polarity too */
	bool undocumented;    /* "no documentation of", "the file does not show" */
	bool recent;          /* only of lately: "no recent", "no further", "not currently" */
	bool habit;           /* LL_HX_OTHER: smoking, drinking or an allergy, as it is now unless its time is past */
	bool working;         /* LL_HX_WORK: at work, modified duty included */
	bool failed;          /* done, or undocumented to have been done, in vain */
	bool together;        /* one of a list joined by "and" that is undocumented as a whole */
	bool is_class;        /* "surgery", "conservative treatment", "NSAIDs": no particular one */
	struct ll_sv kind;    /* what its key is a kind of: "opioid" of oxycodone; or none */
	struct ll_sv family;  /* of a medicine, as of struct ll_drug; or none */
	const struct ll_fact *date; /* the date it is tied to, or NULL */
	bool at_all;          /* LL_HX_WORK, off work: in no job, at no time: "in any capacity", "since the accident" */
};

enum ll_code_system { LL_ICD9, LL_ICD10, LL_CPT, LL_HCPCS };
struct ll_code {
	uint32_t system;      /* enum ll_code_system */
	struct ll_sv code;    /* upper case, with its point: "M54.16" */
	struct ll_sv meaning; /* the concept it is the code of, or the part ("the left knee") where that is not the words' */
	struct ll_span words; /* the words it stands for in the letter; len 0: none beside it */
	bool agrees;          /* words and meaning are one concept, or one a kind of the other */
};

enum ll_scale_kind { LL_SCALE_PAIN, LL_SCALE_GAF, LL_SCALE_MOTION, LL_SCALE_STRENGTH, LL_SCALE_OTHER };
struct ll_scale {
	uint32_t kind;        /* enum ll_scale_kind; the key names others ("bdi", "phq-9") */
	double value, out_of; /* out_of 0: not written */
	double min, max;      /* what is possible */
};

enum ll_identifier_kind {
	LL_ID_CASE, LL_ID_CLAIM, LL_ID_MEMBER, LL_ID_NAME, LL_ID_INITIALS, LL_ID_SSN, LL_ID_PHONE, LL_ID_EMAIL, LL_ID_RECORD,
	LL_ID_ADDRESS, LL_ID_REVIEWER_NAME, LL_ID_OTHER
};
struct ll_identifier {
	uint32_t kind;        /* enum ll_identifier_kind */
	struct ll_sv value;   /* normalised: no blanks or hyphens, upper case */
	bool header;          /* a labelled field */
	bool cited;           /* of another case, an agency, a law firm: not this letter's person */
	bool leaks;           /* tells who somebody is, in a letter that is to name nobody */
	uint32_t sex;         /* enum ll_sex of the patient's first name, where it is of one: "Rosemary" */
};

struct ll_paper {
	bool missing;         /* said to be missing; else told to be at hand, or what it shows */
	bool ended;           /* ... of a time that is over: "was not enclosed"; at hand: "a study showed", of none in particular */
	uint32_t how;         /* 0: sent, received, in the file; 1: made, kept, recorded; 2: what it shows is told; 3: it is no paper, but something that the records are silent on */
	uint32_t first, end;  /* the tokens that say which paper it is; of a pronoun, where it was named */
	uint32_t cue;         /* a token of what says so */
	const struct ll_fact *found; /* of one that is missing: where the same is told to be at hand, or NULL */
};

/* The host allocates facts and may grow the struct at its end. */
struct ll_fact {
	uint32_t kind;
	uint32_t section;  /* index into ll_sections() */
	uint32_t item;     /* 1-based, 0: none */
	uint32_t sentence; /* index into ll_sentences() */
	uint32_t token, ntokens;
	uint32_t polarity; /* enum ll_polarity */
	uint32_t time;     /* enum ll_time */
	uint32_t referent; /* enum ll_referent */
	uint32_t frame;    /* enum ll_frame */
	struct ll_span at;
	struct ll_sv key;  /* canonical name from the lexicon, or none */
	union {
		struct ll_person person;
		struct ll_sex_fact sex;
		struct ll_pronoun pronoun;
		struct ll_age age;
		struct ll_date date;
		struct ll_quantity quantity;
		struct ll_diagnosis diagnosis;
		struct ll_drug drug;
		struct ll_body_part body;
		struct ll_service service;
		struct ll_decision decision;
		struct ll_guideline guideline;
		struct ll_sexed sexed;
		struct ll_history history;
		struct ll_code code;
		struct ll_scale scale;
		struct ll_identifier identifier;
		struct ll_citation citation;
		struct ll_paper paper;
	} u;
	uint32_t index; /* among the facts of its kind */
};

/* The fact of this kind after `prev` (NULL: the first) in document order, or NULL. */
const struct ll_fact *ll_next(const struct ll_letter *, uint32_t kind, const struct ll_fact *prev);

/* The first fact of this kind in this sentence or after it, or NULL: to look around a place, not at the whole letter. */
const struct ll_fact *ll_from(const struct ll_letter *, uint32_t kind, uint32_t sentence);

#define LL_FOREACH(f, letter, kind) \
	for (const struct ll_fact *f = ll_next(letter, kind, NULL); f; f = ll_next(letter, kind, f))

/* Where an event (enum ll_event) stands in the order of a family's dates, from 1 on; 0: nowhere. */
uint32_t ll_event_step(const struct ll_letter *, uint32_t event);

/* Days since 1970-01-01 of a day of the Gregorian calendar, as of struct ll_date; the day need not exist. */
int32_t ll_serial(int32_t year, unsigned month, unsigned day);

/* How many in all: an amount, a duration, a frequency times its duration; 0: it cannot be told. */
double ll_total(const struct ll_quantity *);
/* Two amounts, or two durations, of one thing in units that can be held against each other. */
bool ll_comparable(const struct ll_quantity *, const struct ll_quantity *);
/* Two that are comparable come to the same. */
bool ll_equal(const struct ll_quantity *, const struct ll_quantity *);

/* A level of the spine, as "C6", "L4" and "S1" name one. */
struct ll_level {
	bool is;              /* there is one */
	struct ll_sv part;    /* the body part it is of, by its key: "neck", "upper back", "low back"; none: of the sacrum */
	struct ll_sv stretch; /* the region that it is surely of: "cervical", "thoracic", "lumbar" (S1 too); none: at a border */
};
/* The level that token i names. */
struct ll_level ll_level_at(const struct ll_letter *, uint32_t i);

/* The kind of section a fact stands in. */
uint32_t ll_section_of(const struct ll_letter *, const struct ll_fact *);

/* Three blanks or a tab stand between two places of one line: cells of a table. Since 1.1. */
bool ll_in_cells(const struct ll_letter *, struct ll_span a, struct ll_span b);
/* It says what was asked for: stands in an item's heading or, where no item has one, in a sentence that tells it. */
bool ll_heads(const struct ll_letter *, const struct ll_fact *);
/* The first of a kind in the heading of an item; NULL: none, or item 0. Since 1.1. */
static inline const struct ll_fact *ll_in_heading(const struct ll_letter *l, uint32_t kind, uint32_t item)
{
	LL_FOREACH (f, l, kind)
		if (item && f->item == item && f->frame == LL_FRAME_HEADING)
			return f;
	return NULL;
}
/* The number of the request a fact belongs to, 0: none. In a letter of one, what stands outside belongs to it too. */
uint32_t ll_request_of(const struct ll_letter *, const struct ll_fact *);

/* The letter itself says it of the case at hand: no guideline, plan or utilization review, people in general, or if. */
static inline bool ll_told(const struct ll_fact *f)
{
	return f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_UR &&
	       f->frame != LL_FRAME_GENERIC && f->frame != LL_FRAME_HYPOTHETICAL;
}

/* The medicine of this key is one for the purpose that this is the `family` of. */
static inline bool ll_serves(struct ll_sv key, struct ll_sv family)
{
	return family.n && memchr(family.p, '|', family.n) && ll_in(key, family.p);
}

/* Two values of enum ll_side that exclude each other: left and right. */
static inline bool ll_opposite(uint32_t a, uint32_t b)
{
	return (a == LL_LEFT && b == LL_RIGHT) || (a == LL_RIGHT && b == LL_LEFT);
}

/* ---- Findings ------------------------------------------------------------- */

enum ll_severity { LL_NOTE = 1, LL_WARNING, LL_ERROR };

#if defined(__GNUC__)
#define LL_PRINTF(a, b) __attribute__((format(printf, a, b)))
#else
#define LL_PRINTF(a, b)
#endif

/*
 * Begins a finding at the check's level. The message names the other place by
 * itself (editors drop related places): "'She' is used for a patient stated
 * to be 'male' on line 31". No final stop. Never NULL.
 */
struct ll_finding *ll_report(struct ll_ctx *, struct ll_span, const char *fmt, ...) LL_PRINTF(3, 4);
/* Another side of the contradiction, with a message of its own. */
void ll_related(struct ll_finding *, struct ll_span, const char *fmt, ...) LL_PRINTF(3, 4);
/*
 * Corrections. A finding may carry several fixes: each alone mends it, and
 * people choose. A fix is one or more edits that are made together or not at
 * all; it must leave the letter without this finding and bring no new one.
 * Two facts that contradict each other are never chosen between: both
 * corrections are offered.
 */
enum ll_applicability {
	LL_FIX_SAFE = 1, /* one reading is possible, and what is said stays: --fix makes it */
	LL_FIX_UNSAFE,	 /* one reading is likely, but what is said changes: with --unsafe-fixes */
	LL_FIX_CHOICE	 /* one of several, or not all of the work: offered, never made unasked */
};
/*
 * Adds a fix that has no edits yet. The title says what it does, as an order
 * ("write 'female' on line 31"), no final stop; NULL: made from the edits. All
 * fixes of a finding that has several are choices. Never NULL.
 */
struct ll_fix *ll_fix(struct ll_finding *, uint32_t applicability, const char *title);
/* The text to stand there instead; edits of one fix must not overlap. */
void ll_edit(struct ll_fix *, struct ll_span, struct ll_sv replacement);
/* A word, in the case of what it replaces ("She", "SHE": "He", "HE"); an 'a' or 'an' before it
 * agrees. */
void ll_edit_word(struct ll_fix *, struct ll_span, const char *word);
/*
 * Writes the number `to` wherever `from` stands in the span, each time as it
 * was: "14.00", "fourteen", "Twelve (12)". False, and no edit: it does not
 * stand there, cannot be written so, or a word beside it would have to follow
 * (one session, two sessions).
 */
bool ll_edit_number(struct ll_fix *, struct ll_span, double from, double to);
/* Takes back the last fix of the finding. */
void ll_unfix(struct ll_finding *);
/*
 * Ask before you look through the letter for what a fix would change: false
 * once the check has found so much in it that nobody chooses any more.
 */
bool ll_wants_fixes(const struct ll_ctx *);
/* A safe fix of one edit, title made from it; called again, another edit of the same fix. */
void ll_suggest(struct ll_finding *, struct ll_span, struct ll_sv replacement);
/* Lowers (never raises) the level of this finding. */
void ll_soften(struct ll_finding *, uint32_t severity);
/*
 * The words under a span for a message, to stand between single quotes ('%s'):
 * wraps undone, quotation marks double, a long one shortened in the middle.
 */
const char *ll_quote(struct ll_ctx *, struct ll_span);
/* printf into memory that lives as long as the letter. */
const char *ll_format(struct ll_ctx *, const char *fmt, ...) LL_PRINTF(2, 3);
/* Zeroed memory that lives as long as the letter. Never NULL. */
void *ll_alloc(struct ll_ctx *, size_t size);
/*
 * A table of the check's own, the same for all letters: made by the first that
 * asks, of zeroed memory, and read-only from then on; known by its maker.
 */
const void *ll_table(struct ll_ctx *, size_t size, void (*make)(void *table));
/* The value of one of the check's options, or its default. */
int64_t ll_option_int(struct ll_ctx *, const char *name);
/* The day that the user gives for "today", in days since 1970-01-01; INT32_MIN: none. Since 1.1. */
int32_t ll_reference_date(struct ll_ctx *);

/* The verdict of the spelling dictionaries. */
enum ll_spelling { LL_SPELT_RIGHT, LL_SPELT_WRONG, LL_SPELT_UNKNOWN /* no dictionary */ };
uint32_t ll_spell(struct ll_ctx *, struct ll_sv word);
/*
 * The first token from `from` on that is a word of so many bytes at least and is not known to be
 * right, as no letter asked ll_spell() of it yet or it is not; the number of tokens if there is
 * none. Since 1.1.
 */
uint32_t ll_unproved(struct ll_ctx *, uint32_t from, uint32_t shortest);
/* The nearest right word, or none. Slow: only for what is reported. */
struct ll_sv ll_spell_suggest(struct ll_ctx *, struct ll_sv word);
/* The one drug, diagnosis or other term that a wrong word is a near miss of, or none. */
struct ll_sv ll_spell_near_term(struct ll_ctx *, struct ll_sv word);

/* Matches pattern `index` of the check from byte `from` of `text`; false: no match. */
bool ll_match(struct ll_ctx *, uint32_t index, struct ll_sv text, size_t from, struct ll_span *whole,
	      struct ll_span *group1);

/* ---- Checks --------------------------------------------------------------- */

struct ll_opt {
	const char *name, *help;
	int64_t value, min, max; /* default and bounds */
};

enum ll_status { LL_STABLE, LL_PREVIEW /* off by default */, LL_DEPRECATED };

struct ll_check {
	uint32_t struct_size;
	uint16_t abi_major, abi_minor;
	const char *id;      /* kebab-case; the file's name */
	const char *family;  /* the folder's name */
	const char *since;   /* first version that has it */
	const char *summary; /* one line */
	const char *explain; /* Markdown with the fixed headings, see CONTRIBUTING */
	uint32_t severity;   /* enum ll_severity: the default level */
	uint32_t status;     /* enum ll_status */
	const char *const *aliases;   /* NULL-terminated, or NULL */
	const struct ll_opt *options; /* ends with name NULL, or NULL */
	const char *const *patterns;  /* PCRE2, bytes, NULL-terminated, or NULL; compiled once */
	void (*run)(struct ll_ctx *, const struct ll_letter *);
};

#define LL_CHECK_ABI \
	.struct_size = sizeof(struct ll_check), .abi_major = LL_ABI_MAJOR, .abi_minor = LL_ABI_MINOR

/* Defines the check of this file. `name` is the id with '_' for '-'. */
#ifdef LL_PLUGIN
#define LL_CHECK(name) \
	extern const struct ll_check ll_check_entry; \
	__attribute__((visibility("default"))) const struct ll_check ll_check_entry
#else
#define LL_CHECK(name) \
	extern const struct ll_check ll_check_##name; \
	const struct ll_check ll_check_##name
#endif

#ifdef __cplusplus
}
#endif
#endif
