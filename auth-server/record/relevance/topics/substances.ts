import { type Topic, topicsOf } from '../topic.ts'

const patients = { whose: 'patient' } as const

/** Alcohol, smoking and drugs. */
export const substanceTopics: readonly Topic[] = [
  topicsOf('alcohol use', 'lifestyle', patients)(
    'alcohol',
    'Alcohol',
    `alcohol*, drinks|drinking|drink too much|heavily|excessive*|alone|every|daily|most|more|less|wine|beer|lager|cider|vodka|whisky|whiskey|gin|rum|brandy|sherry|spirits|socially|occasional*|moderate*|nothing|bottle*|#|a|at|again|to|and|in|problem*|since|since|habits|history|behaviour, ashamed of drinking, been drinking, stopped drinking, not drinking, still drinking, cut* down ~ drinking, drinker, nondrinker, teetotal*, tee total, abstin*, abstain*, sober*, sobriety, relapsed ~ drinking, intoxicat*, inebriat*, drunk, drunken*, hangover*, binge drink*, binge*, wine, beer, beers, lager, cider, vodka, whisky, whiskey, gin, rum, brandy, sherry, pints, cans of, bottle of wine, bottles of wine, units per week, units week, units a week|day, u week, units wk, units ~ alcohol, # units per|a|week|day|wk, etoh, ETOH, EtOH, alcohol use disorder*, audit c, AUDIT, AUDIT C, audit score, fast score, FAST alcohol, auditc, alcoholic*, alcoholics anonymous, al anon, AA meeting*, smart recovery, delirium tremens, withdrawal fits, detox*, dts, DTs, wernicke*, drink problem, problem drink*, heavy drink*, light drink*, hazardous drink*, harmful drink*, spirit drinker, drinking, drinks rarely|never|only|no, smells of alcohol, smell of alcohol, sadq, craving*, dipsomani*, pub, off licence`,
  ),
  topicsOf('smoking', 'lifestyle', patients)(
    'smoking',
    'Smoking',
    `smok*, nonsmoker, exsmoker, cigar*, cigs, ciggies, fags, tobacco*, roll ups, rollies, rolls own, hand rolling, pack year*, vape, vapes, vaping, vaper, e cig*, ecig*, nicotin*, NRT, nrt, stop smoking, smoking cessation, quit smoking, quit date, giv* up smoking, pipe smok*, smokes pipe, chews tobacco|paan, shisha, hookah, paan, lung age, carbon monoxide reading|level|monitor*, co reading, smokefree, smoke free, passive smok*, smoker in ~ household|home, champix`,
  ),
  topicsOf('drug use', 'lifestyle', patients)(
    'drugs',
    'Drugs',
    `drug misus*|abus*|addict*|depend*|user|users|use|taking|habit|problem*|dealing|dealer|related|induced|overuse|rehab*|screen|free|history|treatment|withdrawal|craving*, drugs ~ recreational|illicit|illegal|street, illicit drug*, illegal drug*, recreational drug*, street drug*|valium, substance misus*|abus*|use|depend*|addict*|related, misuse* ~ drugs|drug|substance|opioid*|opiate*|benzodiazepine*|cocaine|heroin|cannabis|prescription, addict*, solvent*, glue sniff*, heroin, cocaine, crack cocaine|addict*|user|pipe|use, smokes|smoking|uses|using crack, cannabis, marijuana, skunk, weed, smokes|smoking|uses weed|cannabis|joint|joints|skunk|spliff*, joints a day|week|per, spliff*, hashish, hallucinogen*, ketamine misuse|use|user|addict*|bladder, hallucinogens ketamine, ketamine, mdma, MDMA, ecstasy, amphetamine*, methamphet*, crystal meth, speed user|use|amphet*, ghb, GHB, LSD, magic mushroom*, mephedrone, spice use|user|smok*, synthetic cannab*, nitrous oxide, laughing gas ~, legal highs, novel psychoactive, benzodiazepine depend*|misuse|addict*|withdrawal, opioid depend*|misuse|addict*|substitut*|abuse|use, opiate*, opiod*, anabolic steroid*, methadone, subutex, suboxone, espranor, buvidal, buprenorphine ~ supervised|substitut*|depend*, supervised consumption, drug free, clean from|of|for|since, relaps*, using again, drug seeking, dependence ~ codeine|opioid*|tramadol|painkiller*, over using codeine|painkillers, khat, poppers, chemsex, narcotics anonymous, NA meeting*, needle exchange, harm reduction, naloxone, prenoxad, chaotic drug, polysubstance, poly drug`,
  ),
]
