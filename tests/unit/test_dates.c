/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

struct expression {
	const char *text;
	int year;
	unsigned month, day, flags; /* of the first date; flags that must be set */
	unsigned count;             /* dates in all, 0 for "one" */
};


static const struct expression expressions[] = {
	/* Month first */
	{ "injured at work on April 15, 2003.", 2003, 4, 15 },
	{ "the April 01, 2014 progress report", 2014, 4, 1 },
	{ "seen Apr. 15 2003 for pain", 2003, 4, 15 },
	{ "on Sept. 3, 2015 he", 2015, 9, 3 },
	{ "on sept 3, 2015 he", 2015, 9, 3 },
	{ "on the date October 8 2015", 2015, 10, 8 },
	{ "on October 8th, 2015,", 2015, 10, 8 },
	{ "on October the 8th, 2015,", 2015, 10, 8 },
	{ "on JANUARY 5, 2012", 2012, 1, 5 },
	{ "on october 8, 2015", 2015, 10, 8 },
	{ "May 3, 2014 he came", 2014, 5, 3 },
	{ "March 5, 2014", 2014, 3, 5 },
	{ "on March 5,2014", 2014, 3, 5 },
	{ "signed Oct-08-2014", 2014, 10, 8 },
	{ "February 29, 2016", 2016, 2, 29 },
	{ "February 29, 2000", 2000, 2, 29 },
	{ "on June 5, '14", 2014, 6, 5, LL_DATE_SHORT_YEAR },
	/* Day first */
	{ "on 15 April 2003 he", 2003, 4, 15 },
	{ "conveyor on 7 June 2010.", 2010, 6, 7 },
	{ "on the 4th of March, 2014", 2014, 3, 4 },
	{ "on the 4th of March 2014", 2014, 3, 4 },
	{ "the 21st of June", 0, 6, 21 },
	{ "on 3 Sept. 2012", 2012, 9, 3 },
	{ "08-Oct-2014", 2014, 10, 8 },
	{ "08-Oct-14", 2014, 10, 8, LL_DATE_SHORT_YEAR },
	{ "on 12 March he", 0, 3, 12 },
	/* Numbers */
	{ "on 8/6/94 involving", 1994, 8, 6, LL_DATE_SHORT_YEAR },
	{ "on 8/6/14 indicated", 2014, 8, 6, LL_DATE_SHORT_YEAR },
	{ "on 08/06/2014 he", 2014, 8, 6 },
	{ "on 8-6-14 he", 2014, 8, 6 },
	{ "on 09-16-2013. A", 2013, 9, 16 },
	{ "(03-04-2015)", 2015, 3, 4 },
	{ "on 2014-08-06 he", 2014, 8, 6 },
	{ "on 2014/08/06 he", 2014, 8, 6 },
	{ "on 05.12.2014 he", 2014, 5, 12 },
	{ "on 05.12.14 he", 2014, 5, 12 },
	{ "DOB 1/2/45", 1945, 1, 2 },
	{ "DOI: 10/21/02", 2002, 10, 21 },
	{ "PR-2 of 9/22/15:", 2015, 9, 22 },
	{ "fusion (5/10/04), hardware", 2004, 5, 10 },
	{ "seen 12/31/99.", 1999, 12, 31 },
	{ "note,10/22/13.", 2013, 10, 22 },
	/* Months and years */
	{ "since Nov 2014", 2014, 11, 0 },
	{ "in March of 2014", 2014, 3, 0 },
	{ "in November 2013 for", 2013, 11, 0 },
	{ "in 11/2014 he", 2014, 11, 0 },
	{ "since may 2014", 2014, 5, 0, 0, 1 },
	{ "on September 30 he", 0, 9, 30 },
	{ "On said September 3 RFA", 0, 9, 3 },
	{ "On said 9/3 RFA form", 0, 9, 3 },
	{ "the 9/14 report states", 0, 9, 14 },
	{ "in 2012 he", 2012, 0, 0 },
	{ "since 2009.", 2009, 0, 0 },
	{ "since the 2004 fusion", 2004, 0, 0 },
	{ "in early 2013,", 2013, 0, 0 },
	{ "throughout 2013, and", 2013, 0, 0 },
	{ "in mid-2013 he", 2013, 0, 0 },
	/* Ranges and lists */
	{ "from 12/18/13 to 06/18/14", 2013, 12, 18, LL_DATE_RANGE_FROM, 2 },
	{ "(03-04-2015 to 06-10-2015)", 2015, 3, 4, LL_DATE_RANGE_FROM, 2 },
	{ "12/18/13-06/18/14 were", 2013, 12, 18, LL_DATE_RANGE_FROM, 2 },
	{ "March 3-7, 2014", 2014, 3, 3, LL_DATE_RANGE_FROM, 2 },
	{ "March 3 to 7, 2014", 2014, 3, 3, LL_DATE_RANGE_FROM, 2 },
	{ "between June 8, 2015 and July 24, 2015", 2015, 6, 8, LL_DATE_RANGE_FROM, 2 },
	{ "June 8 through July 24, 2015", 2015, 6, 8, LL_DATE_RANGE_FROM, 2 },
	{ "of February 10, March 10 and April 14, 2014", 2014, 2, 10, 0, 3 },
	{ "on May 3, 10 and 17, 2014", 2014, 5, 3, 0, 3 },
	{ "October 19, 2015 and November 2, 2015", 2015, 10, 19, 0, 2 },
	{ "from 2010 to 2012", 2010, 0, 0, LL_DATE_RANGE_FROM, 2 },
	{ "from 2013 through 2014", 2013, 0, 0, LL_DATE_RANGE_FROM, 2 },
	{ "on 2/12/14 and 6/30/14 were", 2014, 2, 12, 0, 2 },
	/* No such day */
	{ "on February 30, 2014", 2014, 2, 30, LL_DATE_INVALID },
	{ "on February 29, 2015", 2015, 2, 29, LL_DATE_INVALID },
	{ "on February 29, 1900", 1900, 2, 29, LL_DATE_INVALID },
	{ "on September 31 he", 0, 9, 31, LL_DATE_INVALID },
	{ "on September 31, 2015", 2015, 9, 31, LL_DATE_INVALID },
	{ "on April 45, 2014", 2014, 4, 45, LL_DATE_INVALID },
	{ "on April 0, 2014", 2014, 4, 0, LL_DATE_INVALID },
	{ "on 31 June 2013", 2013, 6, 31, LL_DATE_INVALID },
	{ "on 13/45/2014 he", 2014, 13, 45, LL_DATE_INVALID },
	{ "on 02/30/2014 he", 2014, 2, 30, LL_DATE_INVALID },
	{ "and 6/31/14 were", 2014, 6, 31, LL_DATE_INVALID },
	{ "on 2014-13-06 he", 2014, 13, 6, LL_DATE_INVALID },
	{ "on 2014-02-30 he", 2014, 2, 30, LL_DATE_INVALID },
	{ "on October 8, 20015 he", 20015, 10, 8, LL_DATE_INVALID },
	{ "on October 8, 201, he", 201, 10, 8, LL_DATE_INVALID },
	{ "on 10/08/20015 he", 20015, 10, 8, LL_DATE_INVALID },
	{ "on 10/08/201 he", 201, 10, 8, LL_DATE_INVALID },
	{ "on 8 October 20015", 20015, 10, 8, LL_DATE_INVALID },
	{ "on October 8, 3015 he", 3015, 10, 8, LL_DATE_INVALID },
	{ "on October 8, 0215 he", 215, 10, 8, LL_DATE_INVALID },
	{ "dated 09/31/15 shows", 2015, 9, 31, LL_DATE_INVALID },
	{ "dated 9-31-2015 shows", 2015, 9, 31, LL_DATE_INVALID },
	{ "dated 00/12/2015 shows", 2015, 0, 12, LL_DATE_INVALID },
	{ "DOI: 14/32/15", 2015, 14, 32, 0, 99 },
	{ "on 04/31/2015, when", 2015, 4, 31, LL_DATE_INVALID },
	/* Misspelt */
	{ "on Feburary 3, 2014", 2014, 2, 3, LL_DATE_MISSPELT },
	{ "on Feburary 3 he", 0, 2, 3, LL_DATE_MISSPELT },
	{ "on Febuary 3, 2014", 2014, 2, 3, LL_DATE_MISSPELT },
	{ "on Setpember 3, 2014", 2014, 9, 3, LL_DATE_MISSPELT },
	{ "on Ocotber 3, 2014", 2014, 10, 3, LL_DATE_MISSPELT },
	{ "on Novemeber 3, 2014", 2014, 11, 3, LL_DATE_MISSPELT },
	{ "on Agust 3, 2014", 2014, 8, 3, LL_DATE_MISSPELT },
	{ "in Decmber 2014", 2014, 12, 0, LL_DATE_MISSPELT },
	/* No dates */
	{ "Norco 10/325 mg #60", 0 },
	{ "Norco 5-325mg", 0 },
	{ "strength was 4/5 in", 0 },
	{ "pain is 8/10 and", 0 },
	{ "blood pressure 120/80", 0 },
	{ "disc at L4/5 and L5-S1", 0 },
	{ "for 5-6 weeks", 0 },
	{ "1-2 x a week", 0 },
	{ "ABG 7.4/46/63 on", 0 },
	{ "ABG 12/46/63 on", 0 },
	{ "case CM14-0012345", 0 },
	{ "case MN22-37828", 0 },
	{ "pages 100-102", 0 },
	{ "call 800-555-1212", 0 },
	{ "SSN 123-45-6789", 0 },
	{ "CPT 99213", 0 },
	{ "reflexes 2/2/2", 0 },
	{ "power 5/5/5", 0 },
	{ "grip 20/22/24 and 18/18/16", 0 },
	{ "Jamar 10/12/14 on the left", 0 },
	{ "MTUS 9792.20e", 0 },
	{ "9792.24.2 of", 0 },
	{ "1 of 2000 units", 0 },
	{ "May 12 sessions", 0 },
	{ "She may 3 times a day", 0 },
	{ "he may 10 be", 0 },
	{ "the march 10 miles", 0 },
	{ "version 1.2.3", 0 },
	{ "Lortab 7.5/500 mg", 0 },
	{ "ratio 3:2:1", 0 },
	{ "in 2012 patients", 0 },
	{ "2x6 and 3 x 4", 0 },
	{ "ICD-9 724.4", 0 },
	{ "zip 94105-2014", 0 },
	{ "In December 12 sessions were", 0 },
	{ "the Marsh 3 protocol", 0 },
	{ "Medrol 4 mg 6-5-4-3-2-1", 0 },
	{ "mag 2.0.", 0 },
	{ "IP 10.12.2014.1", 0 },
	{ "20/20 vision", 0 },
	{ "OD 20/25/2", 0 },
	{ "from 0 to 2000 ml", 0 },
};

TEST(date_expressions)
{
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		const struct expression *e = &expressions[i];
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, e->text);
		uint32_t want = !e->year && !e->month ? 0 : e->count ? e->count : 1;
		const struct ll_fact *f = fact_nth(l, LL_DATE, 0);
		const struct ll_date *d = f ? &f->u.date : NULL;
		if (want == 99)
			want = fact_count(l, LL_DATE);
		else if (!CHECK_INT(fact_count(l, LL_DATE), want) ||
			 (d && (!CHECK_INT(d->year, e->year) || !CHECK_INT(d->month, e->month) ||
				!CHECK_INT(d->day, e->day) || !CHECK((d->flags & e->flags) == e->flags) ||
				!CHECK((e->flags & LL_DATE_INVALID) || !(d->flags & LL_DATE_INVALID)))))
			printf("\tin: %s\n", e->text);
		arena_free(&a);
	}
}

TEST(wrapped_dates)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a,
		"CLINICAL CASE SUMMARY \n\n \n\n"
		"The injured worker is a man of fifty years who sustained a work related injury on December 23, \n\n"
		"1997, while employed as a roofer. He complained then of pain in his lower back and in November, \n\n"
		"2014, he was seen again, as stated in a report of the physician that treated him, dated 10/08/ \n\n"
		"2015, and in another of the same physician in which the findings are the same as they were before. \n");
	CHECK_INT(fact_count(l, LL_DATE), 3);
	CHECK_INT(fact_nth(l, LL_DATE, 0)->u.date.year, 1997);
	CHECK_INT(fact_nth(l, LL_DATE, 0)->u.date.event, LL_EV_INJURY);
	CHECK_INT(fact_nth(l, LL_DATE, 1)->u.date.year, 2014);
	CHECK_INT(fact_nth(l, LL_DATE, 2)->u.date.day, 8);
	arena_free(&a);
}

TEST(dates_of_day_first_letters)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a, "Seen on 13/05/2014, on 02/06/2014 and on 25/06/2014.");
	CHECK_INT(fact_count(l, LL_DATE), 3);
	CHECK_INT(fact_nth(l, LL_DATE, 0)->u.date.month, 5);
	CHECK_INT(fact_nth(l, LL_DATE, 1)->u.date.month, 6);
	CHECK(!(fact_nth(l, LL_DATE, 2)->u.date.flags & LL_DATE_INVALID));
	l = letter_from(&a, "Seen on 05/13/2014, on 06/22/2014 and on 25/06/2014.");
	CHECK_INT(fact_nth(l, LL_DATE, 0)->u.date.month, 5);
	CHECK(fact_nth(l, LL_DATE, 2)->u.date.flags & LL_DATE_INVALID);
	arena_free(&a);
}

TEST(dates_have_weekdays)
{
	static const struct {
		const char *text;
		unsigned weekday;
	} t[] = {
		{ "On Monday, October 8, 2015 he", 1 },	   { "on Thursday 10/8/15 he", 4 },
		{ "on Thurs., October 8, 2015", 4 },	   { "on Tuesday the 8th of October 2015", 2 },
		{ "on October 8, 2015 (Friday) he", 5 },   { "on October 8, 2015, a Sunday, he", 7 },
		{ "on Wed. October 8, 2015", 3 },	   { "he sat October 8, 2015", 0 },
		{ "October 8, 2015. Monday he left", 0 },
	};
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, t[i].text);
		if (!CHECK(fact_count(l, LL_DATE) == 1) ||
		    !CHECK_INT(fact_nth(l, LL_DATE, 0)->u.date.weekday, t[i].weekday))
			printf("\tin: %s\n", t[i].text);
		arena_free(&a);
	}
}

TEST(date_serials)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a, "On January 1, 1970, on March 1, 2000 and on 12/31/1969.");
	CHECK_INT(fact_nth(l, LL_DATE, 0)->u.date.serial, 0);
	CHECK_INT(fact_nth(l, LL_DATE, 1)->u.date.serial, 11017);
	CHECK_INT(fact_nth(l, LL_DATE, 2)->u.date.serial, -1);
	arena_free(&a);
}

/* ---- What they are dates of ---- */

struct bound {
	const char *text; /* its last date is tested */
	unsigned event;
	const char *document; /* NULL: not tested */
	unsigned flags;
};

static const struct bound bindings[] = {
	{ "a claim associated with an industrial injury of February 24, 2015.", LL_EV_INJURY, "" },
	{ "This man, DOI 10/21/02, fell.", LL_EV_INJURY, "" },
	{ "a 36 y/o female with a DOI of 3/14/13, employed", LL_EV_INJURY, "" },
	{ "with a date of injury on 05/12/2008.", LL_EV_INJURY, "" },
	{ "with an industrial injury date of October 2, 2012.", LL_EV_INJURY, "" },
	{ "who was injured at work on April 15, 2003.", LL_EV_INJURY, "" },
	{ "claimant sustained a work injury on 8/6/94 involving", LL_EV_INJURY, "" },
	{ "sustained an industrial injury on 09-16-2013. A", LL_EV_INJURY, "" },
	{ "since the injury of 3/14/12.", LL_EV_INJURY, "" },
	{ "the June 13, 2002, injury", LL_EV_INJURY, "" },
	{ "Date of Injury: 07/19/2012", LL_EV_INJURY, "", LL_DATE_HEADER },
	{ "DOB: 1/2/1960", LL_EV_BIRTH, "", LL_DATE_HEADER },
	{ "She was born on March 3, 1960.", LL_EV_BIRTH, "" },
	{ "UR Denial Date: 09/11/2015", LL_EV_UR_DECISION, "utilization review", LL_DATE_HEADER },
	{ "Date Assigned: 10/05/2015", LL_EV_ASSIGNMENT, "", LL_DATE_HEADER },
	{ "Priority: Standard Application Received: 09/23/2015", LL_EV_APPLICATION, "", LL_DATE_HEADER },
	{ "Decision Date: 11/16/2015", LL_EV_DECISION, "", LL_DATE_HEADER },
	{ "Date of Service: 11/16/2015", LL_EV_SERVICE, "", LL_DATE_HEADER },
	{ "In a Utilization Review report dated October 15, 2015, the", LL_EV_UR_DECISION, "utilization review" },
	{ "Utilization review (06-19-2015) approved", LL_EV_UR_DECISION, "utilization review" },
	{ "On 7/22/14 UR certified the Neurontin", LL_EV_UR_DECISION, "utilization review" },
	{ "On February 7, 2015, a request for 12 sessions was modified to 4 sessions by Utilization Review.",
	  LL_EV_UR_DECISION },
	{ "An October 8, 2015 office visit was referenced.", LL_EV_VISIT, "office visit" },
	{ "On said October 8, 2015 office visit, the applicant", LL_EV_VISIT, "office visit", LL_DATE_REFERS },
	{ "on that same October 8, 2015 office visit, the", LL_EV_VISIT, "office visit", LL_DATE_REFERS },
	{ "the aforementioned October 8, 2015 office visit", LL_EV_VISIT, "office visit", LL_DATE_REFERS },
	{ "the above-mentioned October 8, 2015 office visit", LL_EV_VISIT, "office visit", LL_DATE_REFERS },
	{ "In said RFA form of September 3, 2015, 20", LL_EV_REQUEST, "request for authorization", LL_DATE_REFERS },
	{ "On said September 3, 2015 RFA form, 20", LL_EV_REQUEST, "request for authorization", LL_DATE_REFERS },
	{ "an RFA form received on September 30, 2015 in", LL_EV_RECEIPT, "request for authorization" },
	{ "an RFA form dated 9/1/15 and received on 9/30/15", LL_EV_RECEIPT, "request for authorization" },
	{ "A request for authorization of March 3, 2014 asked", LL_EV_REQUEST, "request for authorization" },
	{ "A progress note on 8/6/14 indicated", LL_EV_REPORT, "progress report" },
	{ "PR-2 of 9/22/15: cervical", LL_EV_REPORT, "progress report" },
	{ "The 05/21/14 report states", LL_EV_REPORT, "report" },
	{ "progress reports dated 03/11/2014, 04/08/2014, and 05/06/2014 showed", LL_EV_REPORT, "progress report" },
	{ "MRI of the cervical spine dated 11/07/13 showed", LL_EV_IMAGING, "MRI" },
	{ "X-rays of 9/22/15 with flexion", LL_EV_IMAGING, "x-ray" },
	{ "An MRI of the right knee dated 5/21/13 was", LL_EV_IMAGING, "MRI" },
	{ "is status post C5-C6 anterior fusion on 09/21/10 and", LL_EV_SURGERY, "" },
	{ "status post L4-S1 fusion (5/10/04), hardware", LL_EV_SURGERY, "" },
	{ "said August 27, 2015 multidisciplinary evaluation, which", LL_EV_VISIT, "evaluation", LL_DATE_REFERS },
	{ "Gabapentin was discontinued on 01/15/14 because", LL_EV_NONE, "" },
	{ "the injured worker stopped therapy on 01/15/14", LL_EV_NONE, "" },
	{ "the patient's mother died in March of 2014", LL_EV_DEATH, "" },
	{ "cumulative trauma injury from 1/1/10 to 3/3/12", LL_EV_INJURY, "", LL_DATE_CUMULATIVE },
	{ "a second injury on 3/3/12", LL_EV_INJURY, "", LL_DATE_ANOTHER },
	{ "J Bone Joint Surg. 2013 Jan;12(3):45-51 and in 2013 Jan;12", LL_EV_NONE, NULL },
	{ "the ODG guidelines, updated 11/21/14, say", LL_EV_NONE, "", LL_DATE_VERSION },
	{ "He stated that October 8, 2015 was bad", LL_EV_NONE, "" },
	{ "He is scheduled for a follow-up visit on 9/9/15", LL_EV_VISIT, NULL, LL_DATE_PLANNED },
};

TEST(date_bindings)
{
	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
		const struct bound *b = &bindings[i];
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, b->text);
		uint32_t n = fact_count(l, LL_DATE);
		const struct ll_fact *f = n ? fact_nth(l, LL_DATE, n - 1) : NULL;
		bool ok = CHECK(n > 0 || b->flags == 0);
		if (f) {
			ok &= CHECK_INT(f->u.date.event, b->event);
			ok &= CHECK((f->u.date.flags & b->flags) == b->flags);
			ok &= !b->document || CHECK(sv_eq(f->u.date.document, sv(b->document)));
			ok &= CHECK((b->flags & LL_DATE_REFERS) || !(f->u.date.flags & LL_DATE_REFERS));
		}
		if (!ok)
			printf("\tin: %s\n", b->text);
		arena_free(&a);
	}
}

TEST(said_dates_have_antecedents)
{
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a,
		"An RFA form received on September 30, 2015 was cited. A progress note of October 1, 2015 was attached. "
		"On said September 3, 2015 RFA form, 20 sessions were sought.");
	const struct ll_fact *f = fact_nth(l, LL_DATE, 2);
	CHECK(f && f->u.date.antecedent == fact_nth(l, LL_DATE, 0));
	l = letter_from(&a, "An October 8, 2015 office visit was referenced. On said October 8, 2015 office visit he said.");
	CHECK(fact_nth(l, LL_DATE, 1)->u.date.antecedent == fact_nth(l, LL_DATE, 0));
	arena_free(&a);
}

/* ---- Two dates for one thing ---- */

static const struct {
	const char *text;
	unsigned why; /* of the only date that has a twin; LL_TWIN_NONE: none has */
} twins[] = {
	{ "An RFA form received on September 30, 2015 was cited. On said September 3, 2015 RFA form he asked.", LL_TWIN_SAID },
	{ "An office visit of May 5, 2015 was cited. At that May 5, 2014 visit, she was tearful.", LL_TWIN_SAID },
	{ "A report dated May 5, 2015 was cited. The aforementioned report of May 15, 2015 notes pain.", LL_TWIN_SAID },
	{ "A report dated May 5, 2015 was cited. The above-referenced May 8, 2015 report notes pain.", LL_TWIN_SAID },
	{ "A Utilization Review report dated May 5, 2015 came. On said May 6, 2015 report, it is so.", LL_TWIN_SAID },
	{ "The industrial injury of March 4, 2012 was accepted. The injury date is March 4, 2011.", LL_TWIN_EVENT },
	{ "A female with a DOI of 3/14/13, employed. The notes kept since the injury of 3/14/12 are few.", LL_TWIN_EVENT },
	{ "She was born on 3/4/1960 and was seen. DOB: 3/4/1961.", LL_TWIN_EVENT },
	{ "The most recent visit on 5/5/2015 was good. At the most recent visit, dated 5/15/2015, he limped.", LL_TWIN_EVENT },
	{ "Utilization Review dated 5/5/15 denied it. UR of 5/15/15 modified it.", LL_TWIN_EVENT },
	{ "He had surgery on 05/05/2012. The surgery on 05/05/2013 failed.", LL_TWIN_YEAR },
	{ "Benefits are paid from July 6, 2019. The check covers the time from July 16, 2019.", LL_TWIN_EVENT },
	{ "On June 3, 2018 a forklift ran over his foot. Since the forklift accident of June 13, 2018 he limps.", LL_TWIN_EVENT },
	{ "Hospice was elected on May 5, 2019. Her election of hospice on May 15, 2019 was valid.", LL_TWIN_EVENT },
	{ "The tooth broke on May 5, 2019. She saw a dentist a week after the tooth broke on May 8, 2019.", LL_TWIN_EVENT },
	{ "The stay from May 3, 2019 to May 9, 2019 was paid. The stay, May 3, 2019 to May 19, 2019, was long.", LL_TWIN_EVENT },
	/* Right as they stand */
	{ "The appeal was mailed on May 3, 2019. We received the appeal on May 13, 2019.", LL_TWIN_NONE },
	{ "Item 1 was denied by letter of May 5, 2019. Item 2 was denied by letter of May 15, 2019.", LL_TWIN_NONE },
	{ "His left knee was replaced on May 5, 2018. The right knee was replaced on May 15, 2018.", LL_TWIN_NONE },
	{ "An injury to her back on 3/4/2012 and a second injury on 5/6/2014.", LL_TWIN_NONE },
	{ "He has two claims: DOI 3/4/2012 (left knee) and DOI 3/9/2013 (right knee). Prior claim settled.", LL_TWIN_NONE },
	{ "The cumulative trauma injury from 3/4/2010 to 3/4/2012 was accepted.", LL_TWIN_NONE },
	{ "Injured at work on 3/4/2012. She was re-injured on 3/4/2013.", LL_TWIN_NONE },
	{ "The RFA dated 5/5/15 was received on 5/8/15. On said 5/5/15 RFA, PT was sought.", LL_TWIN_NONE },
	{ "An RFA dated 5/5/15 was received on 5/8/15. On said 5/8/15 RFA, PT was sought.", LL_TWIN_NONE },
	{ "Notes of 5/5/15 and a note of 5/8/15 were read. On said 5/5/15 note, pain was 7/10.", LL_TWIN_NONE },
	{ "An office visit of May 5, 2015 was cited. He stated that May 9, 2015 was his last day.", LL_TWIN_NONE },
	{ "MRI on May 5, 2007 and another on May 5, 2009.", LL_TWIN_NONE },
	{ "The latest report by Dr. Lee is dated 5/5/2015. The latest report by Dr. Wu is dated 5/9/2015.", LL_TWIN_NONE },
	{ "The UR decision of March 5, 2015 denied it. A prior UR decision of May 5, 2015 approved 6.", LL_TWIN_NONE },
	{ "A visit on 3/3/2014, then 3/10/2014, 3/17/2014 and 3/24/2014.", LL_TWIN_NONE },
	{ "Initial evaluation dated 1/3/2014. Initial evaluation of 1/3/2014.", LL_TWIN_NONE },
	{ "Treatment from January 5, 2015 to March 9, 2015 and from April 5, 2015 to June 9, 2015.", LL_TWIN_NONE },
};

TEST(dates_have_twins)
{
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		struct arena a = { 0 };
		const struct ll_letter *l = letter_from(&a, twins[i].text);
		unsigned why = LL_TWIN_NONE, n = 0;
		LL_FOREACH(f, l, LL_DATE) {
			if (f->u.date.twin)
				why = f->u.date.twin_why;
			n += f->u.date.twin != NULL;
		}
		if (!CHECK_INT(why, twins[i].why) || !CHECK(n <= 1))
			printf("\tin: %s\n", twins[i].text);
		arena_free(&a);
	}
}
