import type { SensitiveGroup } from '../policy.ts'
import { phrases } from '../topic.ts'

export interface SensitiveTopic {
  group: SensitiveGroup
  /** Fixed words shown for a headline; nothing else of the entry is. */
  headline: string | null
  phrases: readonly string[]
}

const group = (name: SensitiveGroup, headline: string | null, list: string): SensitiveTopic => ({
  group: name,
  headline,
  phrases: phrases(list),
})

/** What is closed until it is opened, and how a record says it. */
export const sensitiveTopics: readonly SensitiveTopic[] = [
  group(
    'hiv-sti',
    null,
    `hiv, AIDS, acquired immun*, human immunodeficiency, kaposi*, antiretroviral*, anti retroviral*, prep clinic, PrEP, hiv prep, pre exposure prophylaxis hiv, post exposure prophylaxis ~ hiv, viral load undetect*, cd4 count, sti, STI, STD, std, stis, STIs, STDs, sexually transmitted, venereal, vdrl, chlamydia*, gonorr*, gonococc*, syphili*, treponema*, trichomonas, trichomoniasis, genital wart*, genital herpes, herpes genital*, anogenital wart*, condylom*, lymphogranuloma, chancroid, mycoplasma genitalium, non specific urethritis, nonspecific urethritis, NSU, gum clinic|referral|department, GUM, genitourinary medicine, genito urinary medicine, sexual health clinic|screen*|service|referral|check|test*, partner notification, contact tracing ~ sexual*|partner, urethral discharge, neurosyphilis, pelvic inflammatory disease ~ chlamydia`,
  ),
  group(
    'termination',
    null,
    `termination of pregnancy, terminated pregnancy, pregnancy termination*, pregnancy terminated, terminate ~ pregnancy, TOP, STOP procedure, legal abortion, illegal abortion, induced abortion, medical abortion, surgical abortion, therapeutic abortion, abortion clinic|service|referral|care|act|request*|counsel*|pill|form, requests abortion, had abortion|abortions, had an abortion, abortion, abortions, bpas, BPAS, marie stopes, unwanted pregnancy, mifepristone, blue form ~ abortion, hsa1, HSA1`,
  ),
  group(
    'fertility',
    null,
    `ivf, IVF, icsi, ICSI, iui, IUI, in vitro fertili*, vitro fertil*, assisted conception|reproduc*|fertil*, assisted fertili*, fertility treatment|clinic|drugs|unit|service|referral, infertility treatment|clinic|referral|service|counsel*|investig*|advice|procedure, referr* ~ fertility|infertility, artificial insemin*, insemination, donor sperm|egg|insemination|eggs|conceiv*, egg donor|donation|collection|freezing, sperm donor|donation|freezing, surroga*, embryo transfer*, infertil*, subfertil*, sub fertil*, ovulation induction, ovarian stimulation, gamete, frozen embryo, intrauterine insemin*, gonadotrophin* ~ fertility, clomifene, clomiphene`,
  ),
  group(
    'gender',
    null,
    `gender dysphori*, gender identity, gender reassign*, gender incongru*, gender recognition, gender clinic|questioning|transition*|affirm*|confirm*|change, change of gender, transgender*, transsex*, trans sexual*, trans man|woman|male|female|person|boy|girl|men|women, transvest*, assigned male|female at birth, male to female, female to male, MTF, FTM, gender fluid, non binary, nonbinary, cross sex hormone*, crosssex, deadname, tavistock gender, gids, GIDS, GIC, sex reassign*, sex change, hormone therapy ~ gender, intersex, genderqueer`,
  ),
  group(
    'child-protection',
    null,
    `child protection, CPP, child in need, child|children at risk, looked after child*, LAC, LAC review|medical, children in|into care, child in|into care, taken into care, placed in care|foster*, removed ~ care|social, child safeguard*, safeguard* ~ child*, safeguarding children|child, child abuse, child cruelty, child neglect, nonaccidental injury, non accidental injury, NAI, child maltreat*, maltreatment ~ child*, physical abuse ~ child, neglect of child*, neglected child*, shaken baby, emotional abuse ~ child, section 47, section 20 accommodation|care, care order, care proceedings, interim care order, special guardianship order, supervision order ~ child, initial case conference ~ child, child protection plan, core group meeting, mash referral|child, strategy meeting ~ child, unborn baby ~ protection|plan|concern*, subject of ~ protection plan, social services ~ children ~ removed, battered child|baby, abandoned child|baby, victim of ~ child abuse`,
  ),
  group(
    'offences',
    null,
    `prison, prisons, prisoner*, imprison*, in jail|gaol, jail*, jailed, gaoled, incarcerat*, custodial sentence, detained ~ police|custody, police custody, youth custody, in custody, remand*, on remand, probation*, on licence from|after|until|recall, licence conditions, parole*, on bail, bailed, police bail, arrested, under arrest, charged with, convict*, conviction*, criminal record|offence*|conviction*|justice|court|charge*|behaviour|damage|history, crime committed, offence*, offender*, offending, reoffend*, sex offender*, sexual offence*, shoplift*, theft, burglar conviction, drug dealing, community service order, community order, community payback, electronic tag*, tagged ~ curfew|court, curfew, young offender*, youth offending, YOT, YOI, HMP, hmp, MAPPA, crown court, magistrates, magistrates court, sentenced, served ~ sentence|time|years prison, police caution, cautioned by police, forensic psychiat*|unit|service*|history, in trouble with ~ police|law, trouble with police, drink driving|drive ban|charge|conviction|offence, drink driv*, banned from driving, delinquen*, legal charges, perpetrator of, asbo, ASBO, antisocial behaviour order, criminal, criminals`,
  ),
  group(
    'fgm',
    null,
    `fgm, FGM, female genital mutilat*, female genital cutting, female circumcis*, genital mutilation, infibulat*, deinfibulat*, de infibulat*`,
  ),
  group(
    'sexual-violence',
    null,
    `rape, raped, rapes, rapist, sexual assault*, sexually assault*, sexual abuse, sexually abus*, sexual violence, sexual exploit*, sexually exploit*, child sexual, childhood sexual, sexual trauma, historic* sexual, abused sexually, incest*, indecent assault*|exposure, molest, molests, molested, molestation, molester, CSA, CSE, SARC, sarc, ISVA, isva, rape crisis, sexual assault referral, sexual offence ~ victim, groomed ~ sexual*, sexual harass*, unwanted sexual, forced sex`,
  ),
  group(
    'self-harm',
    'Self-harm: recorded',
    `suicid*, self harm*, selfharm*, self inflicted, self injur*, self mutilat*, self poison*, DSH, dsh, TLNWL, tlnwl, SI, parasuicid*, overdos*, took ~ OD, taken ~ OD, OD of|on|with|attempt|x, intentional OD|poison*, intentional self, deliberate OD, cutting herself|himself|themselves|self|arms|wrists|arm|wrist|thigh*|behaviour, cuts herself|himself|themselves|arms|wrists, cut her|his|their wrist*|arm*, lacerat* wrists, cutting ~ wrists|arms|thighs, burning herself|himself, head banging, ligature*, noose, hang himself|herself|themselves, hanging attempt*, attempt* hanging, jump* from ~ bridge|building|window|height, jump off, jumped in front, life not worth, not worth living, life ~ worth living, no point in? living|going, end|ends|ended|ending his|her|their|my|own own? life, ending life, ending it all, end it all, take his|her|their own life, take own life, taking own life, took own life, kill himself|herself|themselves|myself|himself, wish* ~ dead, wants|want|wanted|wanting to die, wants to be dead, better off dead, doesnt want to be here|alive|live, not want to be here|alive|live, not wake up, not waking up, thoughts of ~ death|dying|self, death wish, active plans ~ life, samaritans crisis`,
  ),
  group(
    'injecting',
    'Injecting: recorded',
    `IVDU, ivdu, PWID, IDU, intravenous drug*, iv drug*, IV drug*, inject* ~ drug*|heroin|cocaine|amphetamine*|steroids|street|opiate*|crack|speed, injecting site*|equipment|behaviour|history|user*|into|daily|again|in|groin, injects, intravenous heroin|misuse|user|cocaine, groin inject*, injection ~ heroin|illicit|cocaine|drugs, shares|sharing|shared needles|needle|syringes, needle exchange|sharing, needle sharing, iv heroin, mainlin*, skin popping`,
  ),
  group(
    'prognosis',
    'Outlook: recorded',
    `prognos*, DS1500, ds1500, ds 1500, DS 1500, sr1, SR1, sr 1 form, SR1 form, special rules, months to live, weeks to live, days to live, year to live, time left, limited time, life expectancy, survival months|weeks|time|less|of, last months|weeks|days|year|hours of life, final weeks|days|months of|, terminal* ill*|phase|diagnosis|condition|stage|cancer|disease, terminally ill, surprise question, gsf stage|prognos*, GSF stage|amber|red|green|blue|yellow, gold standards framework ~ stage|prognos*, supportive care stage, amber care bundle, months prognosis, weeks prognosis, unlikely to survive, not expected to live|survive, nearing end|the, shortened life, expected to die, dying phase, imminently dying, less than # months|year|weeks, palliative care stage, incurable`,
  ),
  group(
    'domestic-abuse',
    null,
    `domestic abuse|violen*|homicide|incident|abusive, domestic ~ abuse|violence, domestic violen*, DV, dv, DVA, intimate partner violen*, partner violen*, violent|abusive|controlling|coercive partner|husband|wife|boyfriend|girlfriend|relationship|marriage|ex|home|spouse|father|son, coercive control*, controlling behaviour|and, coercion, marac, MARAC, IDVA, idva, idsva, DASH, womens aid, women s aid, refuge, womens refuge, honour based, honor based, honour crime, forced marriage*, stalk*, non molestation, non molest, molests, molested, molestation, molester, restraining order, injunction ~ husband|partner|ex, hit|hits|beaten|beats|punched|kicked|slapped|strangled|choked|assaulted|attacked|threatened|abused by ~ husband|wife|partner|boyfriend|girlfriend|spouse|ex|son|fiance, husband|wife|partner|boyfriend|girlfriend|spouse|ex|son ~ hit|hits|beat|beats|punched|punches|slapped|slaps|kicked|strangled|threatens|threatened|assaulted|violent|abusive|controlling|controls, afraid|scared|frightened|fearful of|by her|his|their? ~ husband|wife|partner|boyfriend|girlfriend|ex|son, battered wife|woman|spouse|person|husband|partner, abused wife|spouse|partner, marital violence, spouse abuse, abuse by|from ~ partner|husband|wife|spouse|boyfriend|girlfriend|ex, victim of ~ abuse|violence, adult abuse ~ partner, physical* abus*, emotional* abus*, psychological abuse, economic abuse, financial abuse by ~ partner|husband|wife, hark|hits|dash score|questionnaire|screen, history of abuse, abuse victim, abusive, fled ~ violent|violence|abuse|abusive`,
  ),
  group(
    'safe-contact',
    null,
    `safe contact, safe to ~ contact|call|ring|phone|text|write|leave, not safe to ~ contact|call|ring|phone|write|leave, unsafe to ~ contact|call|ring|phone|write, safe number|time|place|word|method|address, do not|never leave ~ message*|voicemail*|answerphone, dont|never leave ~ message*|voicemail*, no messages|voicemail*|letters to|on|at|home|with, do not|dont contact|call|phone|ring|write|text|send|post ~ home|landline|house|husband|wife|partner|address|letters, only contact|call|ring|phone ~ when|alone|work|mobile|mother|sister|friend, only ~ when alone|he is out|husband is, confidential contact|address|number, address ~ confidential|withheld|not be disclosed|secret, do not disclose ~ address|whereabouts|location|contact|number|to, not to be discussed ~ mum|dad|husband|wife|partner|home|family|landline|mother|father|number, not on|to home|landline number|phone, must not know ~ address|appointment|attend*, husband|partner|wife|family must not|unaware ~ know|attending|appointment, unaware she|he|they is attending, speak ~ alone only, see alone, see patient alone, mail ~ different address, code word, codeword`,
  ),
]
