/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>
#include <stdio.h>

struct expression {
	const char *text;
	unsigned count;     /* quantities in all */
	double lo, hi;      /* of the first */
	unsigned unit, role;
	double product;
};

static const struct expression expressions[] = {
	{ "12 sessions", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "twelve sessions of psychotherapy", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "eight (8) sessions", 1, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "eight (6) sessions", 1, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "6 (six) visits", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "3 - 4 sessions over two weeks", 2, 3, 4, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "6-10 visits over 5-6 weeks", 2, 6, 10, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "between 6 and 10 visits", 1, 6, 10, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "six to eight visits", 1, 6, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "up to 10 visits", 1, 10, 10, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "no more than ten visits", 1, 10, 10, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "at least 49 sessions to date", 1, 49, 49, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "a total of six sessions", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "a total of up to 6-10 visits", 1, 6, 10, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "approximately 20 sessions", 1, 20, 20, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "an additional 6 sessions", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "6 additional sessions", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "12 more visits", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "8 further sessions of psychotherapy", 1, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "8-session course of chiropractic care", 1, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "a 6-treatment approval", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "the requested 160-hour program", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "160 hours of functional restoration", 1, 160, 160, LL_U_HOURS, LL_Q_AMOUNT, 0 },
	{ "10 days (60 hours)", 2, 10, 10, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "QTY: 14.00", 1, 14, 14, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "QTY: 60", 1, 60, 60, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "Qty 8", 1, 8, 8, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "Qty. 60", 1, 60, 60, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "quantity of 12", 1, 12, 12, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "quantity: 2", 1, 2, 2, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "QTY: 12 sessions", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "Psychotherapy x 12", 1, 12, 12, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "Psychotherapy x12", 1, 12, 12, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "PT x 24 visits", 1, 24, 24, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "Norco 10/325mg #60", 1, 60, 60, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "#120", 1, 120, 120, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "#90 with 2 refills", 2, 90, 90, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "60 tablets", 1, 60, 60, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "ninety tablets", 1, 90, 90, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "thirty (30) capsules", 1, 30, 30, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "30 patches", 1, 30, 30, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "2x6", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 x 6", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2X6", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "3x4", 1, 3, 3, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 x 6 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2x/wk x 6 wks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2x/week x 6 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2xWk x 6Wks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 x wk x 6 wks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2x per week for 6 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "1-2 x 3", 1, 1, 2, LL_U_VISITS, LL_Q_PRODUCT, 0 },
	{ "2 times a week for 6 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 times per week for 6 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 times weekly for 6 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "two times a week for six weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "twice a week for four weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 8 },
	{ "twice weekly for 4 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 8 },
	{ "twice per week x 4 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 8 },
	{ "once a week for 10 weeks", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 10 },
	{ "once weekly for 4 weeks", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 4 },
	{ "once monthly for each of the next six months", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "1 time per month for 6 months", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "1 time per month for 6 months, 6 sessions", 2, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "one times each per month for six months", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "3 times a week over 4 weeks", 1, 3, 3, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "3 times per week for the next 4 weeks", 1, 3, 3, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 visits a week for 3 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "one session a week for 10 weeks", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 10 },
	{ "2 sessions per week for 8 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 16 },
	{ "weekly for 12 weeks", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "monthly for 6 months", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "three (3) times a week for four (4) weeks", 1, 3, 3, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 a week for 2 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 4 },
	{ "4 hours a day", 1, 4, 4, LL_U_HOURS, LL_Q_FREQUENCY, 0 },
	{ "5 days a week for 6 weeks", 1, 5, 5, LL_U_DAYS, LL_Q_PRODUCT, 30 },
	{ "4 hours/day", 1, 4, 4, LL_U_HOURS, LL_Q_FREQUENCY, 0 },
	{ "2 times weekly", 1, 2, 2, LL_U_VISITS, LL_Q_FREQUENCY, 0 },
	{ "1-2 times a week for 4-6 weeks", 1, 1, 2, LL_U_VISITS, LL_Q_PRODUCT, 0 },
	{ "two to three times a week", 1, 2, 3, LL_U_VISITS, LL_Q_FREQUENCY, 0 },
	{ "3 visits per week", 1, 3, 3, LL_U_VISITS, LL_Q_FREQUENCY, 0 },
	{ "every 4 weeks", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "8 of the 12 sessions", 2, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "3 of the 10 sessions", 2, 3, 3, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "6 of 12 requested acupuncture treatments", 2, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "4 of the 12 visits", 2, 4, 4, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "12 of 12 approved physical therapy visits", 2, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "the nine requested leave 15", 1, 9, 9, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "12 were requested", 1, 12, 12, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "1 evaluation and 12 sessions for follow-up", 2, 1, 1, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "4 Medication Management Visits", 1, 4, 4, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "six consecutive psychotropic medication management visits", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "six monthly psychotropic medication management consultations", 1, 6, 6, LL_U_VISITS, LL_Q_FREQUENCY, 0 },
	{ "2 more left stellate ganglion blocks", 1, 2, 2, LL_U_INJECTIONS, LL_Q_AMOUNT, 0 },
	{ "two epidural steroid injections", 1, 2, 2, LL_U_INJECTIONS, LL_Q_AMOUNT, 0 },
	{ "One urine drug screen", 1, 1, 1, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "three Synvisc injections", 1, 3, 3, LL_U_INJECTIONS, LL_Q_AMOUNT, 0 },
	{ "2 MRI scans", 1, 2, 2, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "one pair of crutches", 1, 1, 1, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "7 day rental", 1, 7, 7, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "30 day rental of a cold therapy unit", 1, 30, 30, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "a three-day stay", 1, 3, 3, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "3-day inpatient stay", 1, 3, 3, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "a 28 day functional restoration program", 1, 28, 28, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "six months of gym membership", 1, 6, 6, LL_U_MONTHS, LL_Q_DURATION, 0 },
	{ "12 months", 1, 12, 12, LL_U_MONTHS, LL_Q_DURATION, 0 },
	{ "240 grams", 1, 240, 240, LL_U_GRAMS, LL_Q_AMOUNT, 0 },
	{ "60 gm", 1, 60, 60, LL_U_GRAMS, LL_Q_AMOUNT, 0 },
	{ "120 ml", 1, 120, 120, LL_U_ML, LL_Q_AMOUNT, 0 },
	{ "100 grams, 2 tubes", 2, 100, 100, LL_U_GRAMS, LL_Q_AMOUNT, 0 },
	{ "550 mg", 1, 550, 550, LL_U_MG, LL_Q_STRENGTH, 0 },
	{ "5%", 1, 5, 5, LL_U_PERCENT, LL_Q_STRENGTH, 0 },
	{ "one level", 1, 1, 1, LL_U_LEVELS, LL_Q_AMOUNT, 0 },
	{ "two levels", 1, 2, 2, LL_U_LEVELS, LL_Q_AMOUNT, 0 },
	{ "Twelve visits were completed", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "sixty (60) minutes", 1, 60, 60, LL_U_MINUTES, LL_Q_DURATION, 0 },
	{ "45 minutes a visit", 1, 45, 45, LL_U_MINUTES, LL_Q_DURATION, 0 },
	{ "3 units each", 1, 3, 3, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "1 or 2 visits", 1, 1, 2, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "twenty-five visits", 1, 25, 25, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "one hundred and twenty tablets", 1, 120, 120, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "a dozen visits", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "two weeks", 1, 2, 2, LL_U_WEEKS, LL_Q_DURATION, 0 },
	{ "24 visits over 14 weeks", 2, 24, 24, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "18 visits of physical therapy", 1, 18, 18, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "6-month intervals", 1, 6, 6, LL_U_MONTHS, LL_Q_DURATION, 0 },
	{ "16 weeks", 1, 16, 16, LL_U_WEEKS, LL_Q_DURATION, 0 },
	{ "page 23", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "Chapter 15", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "pain 7/10", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "L4-5", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "C5-6", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "5/5 strength", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "age 62", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "June 3, 2014", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "10/12/2014", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "case #123456", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "Tylenol #3", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "grade 2", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "stage 3", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "table 8-8", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "3 x 4 cm", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "2 x 3 x 4 mm", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "20 out of 28", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "6th visit", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "first visit", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "type 2 diabetes", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "50-year-old", 1, 50, 50, LL_U_YEARS, LL_Q_DURATION, 0 },
	{ "1.5 cm", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "120 degrees", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "BMI 29", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "GAF of 51", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "between six and eight visits", 1, 6, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "12 physical therapy visits", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "twelve (12) visits", 1, 12, 12, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "16 treatments of acupuncture", 1, 16, 16, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "2 x 4 sessions", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 8 },
	{ "3 x week x 4 weeks", 1, 3, 3, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "1x6", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "1 x 8", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 8 },
	{ "twice a month for 6 months", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "two times per week over six weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "2 sessions a week for 8 weeks", 1, 2, 2, LL_U_VISITS, LL_Q_PRODUCT, 16 },
	{ "once a month for four months", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 4 },
	{ "weekly x 6 weeks", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 6 },
	{ "weekly for 12 weeks", 1, 1, 1, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "PT 3x4, QTY: 12", 2, 3, 3, LL_U_VISITS, LL_Q_PRODUCT, 12 },
	{ "6 office visits", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "5 follow-up visits", 1, 5, 5, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "24 PT sessions", 1, 24, 24, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "18 sessions of chiropractic manipulation", 1, 18, 18, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "two (2) trigger point injections", 1, 2, 2, LL_U_INJECTIONS, LL_Q_AMOUNT, 0 },
	{ "3 facet injections", 1, 3, 3, LL_U_INJECTIONS, LL_Q_AMOUNT, 0 },
	{ "four (4) units", 1, 4, 4, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "four nights a week", 1, 4, 4, LL_U_DAYS, LL_Q_FREQUENCY, 0 },
	{ "two 60-minute sessions", 1, 2, 2, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "20 one-hour sessions", 1, 20, 20, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "5 more days", 1, 5, 5, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "another 10 visits", 1, 10, 10, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "the other 8 visits", 1, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "the remaining 6 sessions", 1, 6, 6, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "only 4 visits", 1, 4, 4, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "#30", 1, 30, 30, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "quantity 90", 1, 90, 90, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "quantity: 60 tablets", 1, 60, 60, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "x 3 months", 1, 3, 3, LL_U_MONTHS, LL_Q_DURATION, 0 },
	{ "x 6 weeks", 1, 6, 6, LL_U_WEEKS, LL_Q_DURATION, 0 },
	{ "for 30 days", 1, 30, 30, LL_U_DAYS, LL_Q_DURATION, 0 },
	{ "0.5 mg", 1, 0.5, 0.5, LL_U_MG, LL_Q_STRENGTH, 0 },
	{ "1,200 mg", 1, 1200, 1200, LL_U_MG, LL_Q_STRENGTH, 0 },
	{ "100 mcg", 1, 100, 100, LL_U_MG, LL_Q_STRENGTH, 0 },
	{ "2 patches", 1, 2, 2, LL_U_DOSES, LL_Q_AMOUNT, 0 },
	{ "3 boxes", 1, 3, 3, LL_U_UNITS, LL_Q_AMOUNT, 0 },
	{ "5 trips", 1, 5, 5, LL_U_VISITS, LL_Q_AMOUNT, 0 },
	{ "ten hours", 1, 10, 10, LL_U_HOURS, LL_Q_AMOUNT, 0 },
	{ "2 years", 1, 2, 2, LL_U_YEARS, LL_Q_DURATION, 0 },
	{ "half of the visits", 0, 0, 0, LL_U_NONE, 0, 0 },
	{ "8 (eight) sessions", 1, 8, 8, LL_U_VISITS, LL_Q_AMOUNT, 0 },
};

TEST(amounts)
{
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		const struct expression *e = &expressions[i];
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, e->text);
		const struct ll_fact *f = fact_nth(l, LL_QUANTITY, 0);
		bool ok = fact_count(l, LL_QUANTITY) == e->count;
		if (ok && f)
			ok = f->u.quantity.lo == e->lo && f->u.quantity.hi == e->hi && f->u.quantity.unit == e->unit &&
			     f->u.quantity.role == e->role && f->u.quantity.product == e->product;
		if (!CHECK(ok))
			printf("\tin '%s'\n", e->text);
		arena_free(&a);
	}
}

static const struct {
	const char *text;
	unsigned frame; /* of the first quantity */
} framed[] = {
	{ "The patient has completed 12 visits.", LL_FRAME_HISTORY },
	{ "He has had 24 sessions.", LL_FRAME_HISTORY },
	{ "The 4 sessions that the patient received were few.", LL_FRAME_HISTORY },
	{ "The documentation indicates that he has already undergone 49 sessions.", LL_FRAME_HISTORY },
	{ "She attended nine sessions of physical therapy.", LL_FRAME_HISTORY },
	{ "Treatment has consisted of nine visits of physical therapy.", LL_FRAME_HISTORY },
	{ "Twelve visits were completed.", LL_FRAME_HISTORY },
	{ "He was seen for 6 visits.", LL_FRAME_HISTORY },
	{ "In a previous request, 8 sessions were requested.", LL_FRAME_HISTORY },
	{ "The guideline recommends 10 visits over 8 weeks.", LL_FRAME_GUIDELINE },
	{ "ODG allows up to 10 visits.", LL_FRAME_GUIDELINE },
	{ "MTUS supports 9-10 visits.", LL_FRAME_GUIDELINE },
	{ "The guideline allows 24 visits over 10 weeks.", LL_FRAME_GUIDELINE },
	{ "The 12 visits recommended by ODG are enough.", LL_FRAME_GUIDELINE },
	{ "This exceeds the 10 visits recommended.", LL_FRAME_GUIDELINE },
	{ "UR certified 6 visits.", LL_FRAME_UR },
	{ "Utilization Review modified the sessions to 4 visits.", LL_FRAME_UR },
	{ "The claims administrator approved 6 visits.", LL_FRAME_UR },
	{ "Two visits, as offered by utilization review, would be enough.", LL_FRAME_UR },
	{ "The 3 sessions certified by utilization review are within the guideline.", LL_FRAME_UR },
	{ "It modified the request for physical therapy to 2 sessions.", LL_FRAME_UR },
	{ "The request for 12 sessions of CBT is not medically necessary.", LL_FRAME_REQUEST },
	{ "The 10 visits asked for here fall within the recommendation.", LL_FRAME_REQUEST },
	{ "The 12 sessions requested are in excess of the recommendation.", LL_FRAME_REQUEST },
	{ "The physician asked for 8 further sessions of psychotherapy.", LL_FRAME_REQUEST },
	{ "She seeks coverage for 20 visits.", LL_FRAME_REQUEST },
	{ "Eight more sessions would bring the total to fourteen.", LL_FRAME_REQUEST },
	{ "The 8-session course of treatment at issue is long.", LL_FRAME_REQUEST },
	{ "A request for 12 sessions was modified.", LL_FRAME_REQUEST },
	{ "On this form, 20 sessions of individual psychotherapy were sought.", LL_FRAME_REQUEST },
	{ "Six visits of physical therapy are not medically necessary.", LL_FRAME_CONCLUSION },
	{ "At this time the medical necessity of 10 sessions is not established.", LL_FRAME_CONCLUSION },
	{ "Twelve sessions are medically necessary.", LL_FRAME_CONCLUSION },
	{ "If he improved, 6 visits could be considered.", LL_FRAME_HYPOTHETICAL },
	{ "A request for 6 visits would be reasonable.", LL_FRAME_HYPOTHETICAL },
};

TEST(what_is_done_with_amounts)
{
	for (size_t i = 0; i < sizeof framed / sizeof *framed; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, framed[i].text);
		const struct ll_fact *f = fact_nth(l, LL_QUANTITY, 0);
		if (!CHECK(f && f->frame == framed[i].frame))
			printf("\tin '%s': frame %u\n", framed[i].text, f ? f->frame : 99);
		arena_free(&a);
	}
}

TEST(figures_beside_words)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "He asked for twelve (10) additional sessions of occupational therapy.");
	const struct ll_fact *f = fact_nth(l, LL_QUANTITY, 0);
	CHECK(f && f->u.quantity.lo == 12 && f->u.quantity.digits == 10);
	CHECK(f && f->u.quantity.flags & LL_Q_ADDITIONAL);
	CHECK_SV(f ? f->u.quantity.of : sv(""), "occupational therapy");
	arena_free(&a);
}
