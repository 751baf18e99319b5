import { phrases } from './topic.ts'

export type MedicineUse =
  | 'always' // brought forward while current
  | 'when told' // only when words or a linked problem name such a use
  | 'even ended' // brought forward whether current or not

/** A class of medicines, with ingredients and United Kingdom brand names. */
export interface MedicineClass {
  name: string
  use: MedicineUse
  /** For `when told`: names of the topics that make it count. */
  uses: readonly string[]
  names: readonly string[]
}

const medicines = (
  name: string,
  use: MedicineUse,
  list: string,
  uses: readonly string[] = [],
): MedicineClass => ({ name, use, uses, names: phrases(list) })

const MIND = ['mental health', 'sleep', 'learning disability, autism, ADHD', 'dementia and memory']

/** Not the class that the name suggests; looked at first. */
export const lookAlikes: readonly string[] = phrases(
  `lithium succinate, efalith, xepin, doxepin cream, mysimba, naltrexone bupropion, methadone linctus, codeine ~ linctus, pholcodine, diclofenac, loperamide, topical capsaicin, nortriptyline fluphenazine, motival, promethazine cough, morphine kaolin, kaolin morphine, morphine and kaolin, naloxegol, moventig, nicotinic acid, nicotinamide, alcohol wipes|swabs|gel|rub, alcohol|alcohols cream|ointment|lanolin, wool alcohols, dexamethasone, codeine phosphate linctus, valproic none`,
)

export const medicineClasses: readonly MedicineClass[] = [
  medicines(
    'Opioid substitution',
    'even ended',
    `methadone, physeptone, methadose, metharose, synastone, eptadone, subutex, suboxone, espranor, buvidal, prefibin, natzon, buprenorphine sublingual|oral|lyophilisate|naloxone|#, buprenorphine ~ sublingual|lyophilisate|naloxone|implant, lofexidine, britlofex, naltrexone, nalorex, adepend, opizone`,
  ),
  medicines(
    'Dementia',
    'even ended',
    `donepezil, aricept, galantamine, reminyl, galsya, gatalin, luventa, acumor, galzemic, gazylan, memantine, ebixa, valios, nemdatine, maruxa, rivastigmine, exelon, nimvastid, prometax, alzest, eluden, almuriva, voleze`,
  ),
  medicines(
    'Antidepressants',
    'always',
    `citalopram, cipramil, escitalopram, cipralex, fluoxetine, prozac, olena, prozep, oxactin, fluvoxamine, faverin, paroxetine, seroxat, sertraline, lustral, clomipramine, anafranil, dosulepin, dothiepin, prothiaden, doxepin, sinepin, sinequan, lofepramine, gamanil, lomont, feprapax, mianserin, bolvidon, trazodone, molipaxin, trimipramine, surmontil, isocarboxazid, moclobemide, manerix, phenelzine, nardil, tranylcypromine, parnate, agomelatine, valdoxan, duloxetine, cymbalta, depalta, mirtazapine, zispin, reboxetine, edronax, tryptophan, optimax, venlafaxine, efexor, effexor, venlalic, vensir, venaxx, tifaxin, vencarm, majoven, alventa, viepax, sunveniz, vortioxetine, brintellix, esketamine, spravato, fluanxol, st johns wort, triptafen, amoxapine, maprotiline, nefazodone, desvenlafaxine, hypericum`,
  ),
  medicines(
    'Antipsychotics',
    'always',
    `benperidol, anquil, chlorpromazine, largactil, flupentixol, flupenthixol, depixol, psytixol, haloperidol, haldol, serenace, dozic, pericyazine, neulactil, perphenazine, fentazin, pimozide, orap, promazine, sulpiride, dolmatil, sulpor, trifluoperazine, stelazine, zuclopenthixol, clopixol, amisulpride, solian, aripiprazole, abilify, arpoya, asenapine, sycrest, cariprazine, reagila, clozapine, clozaril, denzapine, zaponex, lurasidone, latuda, olanzapine, zyprexa, zalasta, zypadhera, paliperidone, invega, xeplion, trevicta, byannli, quetiapine, seroquel, biquelle, atrolak, zaluron, brancico, ebesque, sondate, tenprolide, risperidone, risperdal, okedi, fluphenazine, modecate, pipotiazine, piportil, brexpiprazole, thioridazine, loxapine`,
  ),
  medicines(
    'Mood stabilisers',
    'always',
    `lithium, priadel, camcolit, liskonum, lithonate, li liquid, depakote, valproate semisodium, belvo, syonell`,
  ),
  medicines(
    'Anxiety and sleep',
    'always',
    `alprazolam, xanax, buspirone, buspar, chlordiazepoxide, librium, tropium, diazepam, valium, lorazepam, ativan, oxazepam, meprobamate, clomethiazole, heminevrin, flurazepam, dalmane, loprazolam, lormetazepam, melatonin, circadin, slenyto, colonis, nitrazepam, mogadon, temazepam, zaleplon, sonata, zolpidem, stilnoct, zopiclone, zimovane, daridorexant, quviviq, chloral hydrate, modafinil, provigil, sominex, nytol, sodium oxybate, pitolisant`,
  ),
  medicines(
    'ADHD',
    'always',
    `methylphenidate, concerta, ritalin, equasym, medikinet, delmosart, xaggitin, xenidate, matoride, affenid, meflynate, tranquilyn, dexamfetamine, dexamphetamine, amfexa, lisdexamfetamine, elvanse, atomoxetine, strattera, guanfacine, intuniv`,
  ),
  medicines(
    'Alcohol, smoking and drugs',
    'always',
    `acamprosate, campral, disulfiram, antabuse, nalmefene, selincro, nicotine, nicorette*, nicotinell, niquitin, nicopass, nicassist, nicopatch, varenicline, champix, bupropion, zyban, cytisine, cytisinicline, prenoxad, nyxoid, naloxone, nicorettte`,
  ),
  medicines(
    'Drugs and drink',
    'even ended',
    `hallucinogen*, alcohol beer|cider|wine|spirits, cannabis resin|leaf, recreational, cocaine ~ recreational, heroin, ecstasy, amphetamines, street drugs`,
  ),
  medicines(
    'Strong pain relief',
    'always',
    `morphine, mst, mst continus, zomorph, oramorph, sevredol, mxl, morphgesic, oxycodone, oxycontin, oxynorm, longtec, shortec, lynlor, targinact, oxypro, fentanyl, durogesic, matrifen, mezolar, fencino, abstral, effentora, actiq, instanyl, buprenorphine, butrans, butec, transtec, hapoctasin, sevodyne, reletrans, bupeaze, relevtec, rebrikel, temgesic, hydromorphone, palladone, tapentadol, palexia, pethidine, diamorphine, dipipanone, diconal, codeine, dihydrocodeine, dhc, df118, tramadol, zydol, zamadol, marol, tramquel, maxitram, mabron, tradorec, tramacet, co codamol, cocodamol, solpadol, tylex, kapake, zapain, codipar, co dydramol, codydramol, remedeine, meptazinol, meptid, gabapentin, neurontin, pregabalin, lyrica, alzain, axalid, rewisca, lecaent`,
  ),
  medicines(
    'Medicines with several uses',
    'when told',
    `amitriptyline, elavil, nortriptyline, allegron, imipramine, tofranil, propranolol, inderal, bedranol, beta prograne, sodium valproate, valproate, valproic acid, epilim, episenta, epival, convulex, carbamazepine, tegretol, lamotrigine, lamictal, topiramate, topamax, clonazepam, rivotril, clobazam, frisium, hydroxyzine, atarax, promethazine, phenergan, clonidine, procyclidine, kemadrin, levomepromazine, nozinan, levinan, prochlorperazine, yentreve, trihexyphenidyl, baclofen, prazosin, alimemazine, midazolam`,
    [...MIND, 'alcohol', 'drugs', 'long-lasting pain'],
  ),
  medicines(
    'Vitamins for alcohol',
    'when told',
    `thiamine, benerva, athiam, tyvera, vitamin b compound, vitamin b co, pabrinex`,
    ['alcohol'],
  ),
]

/** Medicines that by themselves tell of a locked group. */
export const lockedMedicines: readonly {
  group: 'hiv-sti' | 'termination' | 'fertility'
  names: readonly string[]
}[] = [
  {
    group: 'hiv-sti',
    names: phrases(
      `truvada, emtricitabine, tenofovir disoproxil emtricitabine, efavirenz, atripla, biktarvy, bictegravir, dolutegravir, tivicay, triumeq, dovato, juluca, abacavir, kivexa, lamivudine zidovudine, combivir, zidovudine, darunavir, prezista, symtuza, rezolsta, atazanavir, raltegravir, isentress, rilpivirine, eviplera, odefsey, descovy, genvoya, stribild, elvitegravir, nevirapine, viramune, ritonavir lopinavir, lopinavir, kaletra, etravirine, maraviroc, cabotegravir, doravirine, delstrigo, enfuvirtide, saquinavir, nelfinavir, didanosine, stavudine, imiquimod ~ genital, podophyllotoxin, warticon, condyline`,
    ),
  },
  { group: 'termination', names: phrases(`mifepristone, mifegyne, medabon`) },
  {
    group: 'fertility',
    names: phrases(
      `clomifene, clomiphene, clomid, menotrophin, menotropin, menopur, merional, follitropin, gonal f, puregon, bemfola, ovaleap, rekovelle, chorionic gonadotrophin|gonadotropin, choriogonadotropin, ovitrelle, pregnyl, urofollitropin, fostimon, cetrorelix, cetrotide, ganirelix, orgalutran, fyremadel, lutropin, corifollitropin, elonva, cyclogest ~ ivf, lutigest`,
    ),
  },
]
