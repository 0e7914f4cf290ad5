/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>
#include <stdio.h>

static const struct {
	const char *text, *key;
	unsigned nstrengths;
	double strength[4], count;
} drugs[] = {
	{ "Norco 10/325mg #60", "hydrocodone-acetaminophen", 2, { 10, 325 }, 60 },
	{ "Norco 10/325 mg #120", "hydrocodone-acetaminophen", 2, { 10, 325 }, 120 },
	{ "Norco 10-325mg #60", "hydrocodone-acetaminophen", 2, { 10, 325 }, 60 },
	{ "Norco 5/325", "hydrocodone-acetaminophen", 2, { 5, 325 }, 0 },
	{ "Norco (hydrocodone/acetaminophen) 10/325 mg #90", "hydrocodone-acetaminophen", 2, { 10, 325 }, 90 },
	{ "hydrocodone/APAP 10/325 mg #60", "hydrocodone-acetaminophen", 2, { 10, 325 }, 60 },
	{ "hydrocodone bitartrate/acetaminophen 5/325mg", "hydrocodone-acetaminophen", 2, { 5, 325 }, 0 },
	{ "Percocet 5-325mg #60", "oxycodone-acetaminophen", 2, { 5, 325 }, 60 },
	{ "Percocet 10mg/325mg", "oxycodone-acetaminophen", 2, { 10, 325 }, 0 },
	{ "OxyContin 20 mg twice daily", "oxycodone", 1, { 20 }, 0 },
	{ "OXYCONTIN 40MG #60", "oxycodone", 1, { 40 }, 60 },
	{ "MS Contin 30 mg, #90", "morphine", 1, { 30 }, 90 },
	{ "Tylenol with codeine #3, 300/30 mg, 60 tablets", "codeine-acetaminophen", 2, { 300, 30 }, 60 },
	{ "Tylenol #3", "codeine-acetaminophen", 0, { 0 }, 0 },
	{ "Flexeril 7.5 mg, 60 tablets", "cyclobenzaprine", 1, { 7.5 }, 60 },
	{ "Cyclobenzaprine 7.5mg #60 with 2 refills", "cyclobenzaprine", 1, { 7.5 }, 60 },
	{ "Protonix 20 mg, 60 tablets", "pantoprazole", 1, { 20 }, 60 },
	{ "Voltaren gel 1%, 100 grams, 2 tubes", "diclofenac", 1, { 1 }, 100 },
	{ "Voltaren gel 1% 100gm", "diclofenac", 1, { 1 }, 100 },
	{ "Naproxen sodium 550mg #60", "naproxen", 1, { 550 }, 60 },
	{ "NAPROXEN 550MG, #60", "naproxen", 1, { 550 }, 60 },
	{ "Anaprox DS 550 mg QTY: 60", "naproxen", 1, { 550 }, 60 },
	{ "Orphenadrine citrate ER 100mg #120", "orphenadrine", 1, { 100 }, 120 },
	{ "Tramadol ER 150mg #90", "tramadol", 1, { 150 }, 90 },
	{ "Tramadol HCl 50 mg, 1-2 tabs every 6 hours, #120", "tramadol", 1, { 50 }, 120 },
	{ "Omeprazole DR 20mg #60", "omeprazole", 1, { 20 }, 60 },
	{ "Ondansetron ODT 8mg #30", "ondansetron", 1, { 8 }, 30 },
	{ "Sumatriptan 25mg #9 with 1 refill", "sumatriptan", 1, { 25 }, 9 },
	{ "Trazodone 50 mg #30 with one refill", "trazodone", 1, { 50 }, 30 },
	{ "Lexapro 10 mg #30", "escitalopram", 1, { 10 }, 30 },
	{ "Cymbalta 60 mg #30 with 3 refills", "duloxetine", 1, { 60 }, 30 },
	{ "Gabapentin 600 mg three times daily", "gabapentin", 1, { 600 }, 0 },
	{ "Lyrica 150 mg twice a day", "pregabalin", 1, { 150 }, 0 },
	{ "nortriptyline 50 mg at night", "nortriptyline", 1, { 50 }, 0 },
	{ "Ambien 10 mg qhs", "zolpidem", 1, { 10 }, 0 },
	{ "Soma 350 mg tid #90", "carisoprodol", 1, { 350 }, 90 },
	{ "Xanax 0.5mg QTY: 30.00", "alprazolam", 1, { 0.5 }, 30 },
	{ "Lidoderm 5% patch #30", "lidocaine", 1, { 5 }, 30 },
	{ "Duragesic 75 mcg/hr #10", "fentanyl", 1, { 0.075 }, 10 },
	{ "fentanyl patch 50 mcg", "fentanyl", 1, { 0.05 }, 0 },
	{ "Ketamine 5% cream, 60 gm", "ketamine", 1, { 5 }, 60 },
	{ "Flurbiprofen 20%/Tramadol 20% cream, 240 grams", "flurbiprofen", 1, { 20 }, 0 },
	{ "Gabapentin 10%/Amitriptyline 10%/Dextromethorphan 10% cream, 240 grams", "gabapentin", 1, { 10 }, 0 },
	{ "Terocin cream 120 ml", "camphor-capsaicin-menthol-methyl salicylate", 0, { 0 }, 120 },
	{ "60 tablets of Norco 10/325 mg", "hydrocodone-acetaminophen", 2, { 10, 325 }, 60 },
	{ "#60 Norco 10/325 mg", "hydrocodone-acetaminophen", 2, { 10, 325 }, 60 },
	{ "20 mg of OxyContin", "oxycodone", 1, { 20 }, 0 },
	{ "ninety tablets of Soma", "carisoprodol", 0, { 0 }, 90 },
	{ "thirty (30) capsules of tramadol ER 150 mg", "tramadol", 1, { 150 }, 30 },
	{ "Ibuprofen 800 mg #90 (refills: 1)", "ibuprofen", 1, { 800 }, 90 },
	{ "Ibuprofen 800mg one po tid #90 refill x 2", "ibuprofen", 1, { 800 }, 90 },
	{ "Prilosec 20 mg", "omeprazole", 1, { 20 }, 0 },
	{ "Wellbutrin XL 300 mg daily", "bupropion", 1, { 300 }, 0 },
	{ "levothyroxine 0.05 mg", "levothyroxine", 1, { 0.05 }, 0 },
	{ "ustekinumab (Stelara) 90 mg every 4 weeks", "ustekinumab", 1, { 90 }, 0 },
	{ "Cymbalta was raised from 30 mg to 60 mg", "duloxetine", 0, { 0 }, 0 },
	{ "Lyrica, at 300 mg a day", "pregabalin", 0, { 0 }, 0 },
	{ "Butrans 10 mcg patch #4", "buprenorphine", 1, { 0.01 }, 4 },
	{ "Synvisc injections", "hyaluronic acid", 0, { 0 }, 0 },
	{ "opioids", "opioid", 0, { 0 }, 0 },
	{ "NSAIDs", "nsaid", 0, { 0 }, 0 },
	{ "antidepressant medications", "antidepressant", 0, { 0 }, 0 },
	{ "muscle relaxants", "muscle relaxant", 0, { 0 }, 0 },
	{ "benzodiazepines", "benzodiazepine", 0, { 0 }, 0 },
	{ "psychotropic medications", "psychotropic", 0, { 0 }, 0 },
	{ "anti-inflammatories", "nsaid", 0, { 0 }, 0 },
	{ "proton pump inhibitor", "ppi", 0, { 0 }, 0 },
};

TEST(medicines)
{
	for (size_t i = 0; i < sizeof drugs / sizeof *drugs; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, drugs[i].text);
		const struct ll_fact *f = fact_nth(l, LL_DRUG, 0);
		bool ok = f && sv_is(f->key, drugs[i].key) && f->u.drug.nstrengths == drugs[i].nstrengths &&
			  f->u.drug.count == drugs[i].count && f->u.drug.drug_class.n;
		for (unsigned k = 0; ok && k < drugs[i].nstrengths; k++)
			ok = fabs(f->u.drug.strength[k] - drugs[i].strength[k]) < 1e-9;
		if (!CHECK(ok))
			printf("\tin '%s'\n", drugs[i].text);
		arena_free(&a);
	}
}

static const struct {
	const char *text;
	unsigned nth, status;
} states[] = {
	{ "He takes Norco 10/325 mg.", 0, LL_RX_CURRENT },
	{ "Sertraline 100 mg had been stopped in November 2013.", 0, LL_RX_STOPPED },
	{ "Soma was discontinued on 1/14/13.", 0, LL_RX_STOPPED },
	{ "MS Contin was tried in 2011 and given up.", 0, LL_RX_TRIED },
	{ "It names drugs such as Venlafaxine or Cymbalta.", 0, LL_RX_EXAMPLE },
	{ "The request for Norco is not medically necessary.", 0, LL_RX_REQUESTED },
	{ "Celexa 20 mg was started by the physician.", 0, LL_RX_CURRENT },
	{ "She has failed ibuprofen and naproxen.", 1, LL_RX_TRIED },
	{ "The applicant had formerly used Soma.", 0, LL_RX_STOPPED },
	{ "The applicant was on Flexeril and naproxen.", 1, LL_RX_CURRENT },
	{ "He is prescribed Prozac, Ativan and Ambien.", 2, LL_RX_CURRENT },
	{ "The plan is to start Lyrica.", 0, LL_RX_PLANNED },
	{ "She was weaned off Xanax.", 0, LL_RX_STOPPED },
	{ "Trazodone was requested.", 0, LL_RX_REQUESTED },
};

TEST(what_is_said_of_medicines)
{
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, states[i].text);
		const struct ll_fact *f = fact_nth(l, LL_DRUG, states[i].nth);
		if (!CHECK(f && f->u.drug.status == states[i].status))
			printf("\tin '%s'\n", states[i].text);
		arena_free(&a);
	}
}

static const struct {
	const char *text, *schedule;
} schedules[] = {
	{ "Norco 10/325 mg twice a day", "bid" },
	{ "Lyrica 75 mg tid", "tid" },
	{ "tramadol 50 mg every 6 hours as needed", "q6h" },
	{ "Ambien 10 mg at bedtime", "qhs" },
	{ "Lexapro 10 mg daily", "qd" },
	{ "Stelara 90 mg every 4 weeks", "monthly" },
	{ "Stelara 90 mg every 12 weeks", "q12w" },
	{ "Stelara 90 mg every 3 months", "q12w" },
	{ "Stelara 90 mg every 9 weeks", "q63d" },
	{ "Stelara 90 mg every other month", "q8w" },
	{ "Stelara 90 mg every 2 months", "q8w" },
	{ "Prolia 60 mg twice a year", "q6m" },
	{ "Prolia 60 mg every 6 months", "q6m" },
	{ "Keytruda 200 mg q3w", "q3w" },
	{ "Keytruda 200 mg every 3 weeks", "q3w" },
	{ "Humira 40 mg every 14 days", "biweekly" },
	{ "Humira 40 mg/0.4 mL pen, 40 mg once a week", "weekly" },
	{ "Soma 350 mg q8h", "q8h" },
	{ "gabapentin 600 mg three times daily", "tid" },
	{ "OxyContin 20 mg BID", "bid" },
	{ "Neurontin 300 mg q 8 hours", "q8h" },
};

TEST(schedules_of_medicines)
{
	for (size_t i = 0; i < sizeof schedules / sizeof *schedules; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, schedules[i].text);
		const struct ll_fact *f = fact_nth(l, LL_DRUG, 0);
		if (!CHECK(f && sv_is(f->u.drug.schedule, schedules[i].schedule)))
			printf("\tin '%s'\n", schedules[i].text);
		arena_free(&a);
	}
}

TEST(brands_refills_and_forms)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "Tramadol ER 150 mg #90 with 2 refills.");
	const struct ll_drug *d = &fact_nth(l, LL_DRUG, 0)->u.drug;
	CHECK_INT(d->refills, 2);
	CHECK_SV(d->form, "er");
	CHECK(!d->brand.n);
	arena_free(&a);
	l = letter_from(&a, "Flurbiprofen 20%/Tramadol 20% cream, 240 grams.");
	CHECK(fact_nth(l, LL_DRUG, 0)->u.drug.topical);
	CHECK(fact_nth(l, LL_DRUG, 1)->u.drug.topical);
	arena_free(&a);
	l = letter_from(&a, "He takes Norco.");
	CHECK_SV(fact_nth(l, LL_DRUG, 0)->u.drug.brand, "Norco");
	CHECK(fact_nth(l, LL_DRUG, 0)->u.drug.refills < 0);
	arena_free(&a);
	l = letter_from(&a, "He is not prescribed antidepressant medications.");
	CHECK(fact_nth(l, LL_DRUG, 0)->u.drug.is_class);
	arena_free(&a);
}
