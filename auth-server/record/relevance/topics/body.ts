import { type Topic, topicsOf } from '../topic.ts'

const frailty = topicsOf('frailty & function', null, { whose: 'patient' })
const pain = topicsOf('pain & fatigue', null, { whose: 'patient' })
const active = topicsOf('lifestyle', null, { whose: 'patient' })

/** What a body makes hard, and what a person does or wishes to do about it. */
export const bodyTopics: readonly Topic[] = [
  frailty(
    'frailty and falls',
    'Frailty and falls',
    `frail*, rockwood, clinical frailty, eFI, efi score, electronic frailty, deconditioned, off legs, off feet, comprehensive geriatric, falls, fall|fell|falling|fallen at|in|on|down|over|from|out|off|twice|several|again|recently|risk|risks|whilst|while, recurrent fall*, frequent fall*, fear of fall*, had a fall, had|has fallen, has fallen, tripped, stumbl*, unsteady*, unstable on|gait, balance problem*|poor|issue*|class*, poor balance, loss of balance, collapse*, long lie, found on floor|landing|stairs|the, wont|not ~ going out, furniture walk*, walks furniture, picked ~ up off, pendant alarm, lifeline, telecare, falls clinic, falls pendant, at risk of fall*, fall, timed up, tugt, FRAT, multifactorial fall*, osteoporotic fracture, fragility fracture*, multimorbid*`,
  ),
  frailty(
    'mobility and daily living',
    'Mobility and daily living',
    `mobil* poor|reduced|impair*|limited|problem*|difficult*|restrict*|aid*|scooter|decreas*|declin*|worse*|issue*|indoors|with|independent*|good|assess*|normal|deteriorat*, poor|reduced|limited|impaired|restricted|decreased|independent|loss|lack of? mobility, mobilis* with|independent*|indoors|outdoors|using, mobility, immobile, housebound, house bound, unable ~ leave home|house|flat, cannot|cant leave ~ home|house, bedbound, bed bound, bedridden, bed ridden, chairbound, chair bound, chair fast, wheelchair*, wheel chair, walking stick*|frame*|aid*|difficult*|distance|problem*|slow*|impair*|limited|indoors|with, difficulty walking|climbing|standing|with|getting|transferring|bathing|dressing|washing|cooking|shopping|managing, difficult* with ~ stairs|steps, walks|walking ~ stick|frame|aid|crutches|slow*|unaided, walks with, stick user, uses ~ stick|sticks|frame|crutches|wheelchair|walker|rollator|scooter, zimmer, rollator, crutches, mobility scooter, cannot|cant|unable|struggl* ~ walk|stand|climb|stairs|bathe|wash|dress|cook|shop|bath|lift|bend|garden, cant walk far, walk only|# metres|yards|meters, only walk, exercise tolerance, breathless ~ walking|stairs, paralys*, paraplegi*, hemiplegi*, tetraplegi*, quadriplegi*, hemiparesis, monoplegi*, weakness ~ arm|leg|side, amput*, prosthesis, prosthetic limb|leg|arm, limb loss, loss of ~ limb|leg|arm|foot, missing limb, phocomeli*, thalidomide, physical* disab*|handicap*|impair*|frail, disabled, disabilit*, registered disabled, handicap*, spinal cord injury, wheelchair bound, limited function, functional ~ status|abilit*|impair*|declin*|independence, barthel, activities of daily, activity of daily, adl, adls, ADL, ADLs, daily living, gets|getting up from ~ chair, needs help|assistance|supervision ~ with|from|to|daily, needs ~ help, help ~ washing|dressing|bathing|cooking|shopping|feeding|toilet*, dependent for|on ~ care|all|washing|help, independent ~ washing|adls|living|care|self, self caring, self care, stairlift, stair lift, grab rail*, bath board, perching stool, commode, hoist, ramp, raised toilet, hospital bed at, aids|adaptations at|in|to, home safety, equipment at home, occupational therap*, reablement, transfers with, bath aid*, cant manage, not coping at|home, stopped going ~ because|due, hip replacement ~ walking, gait abnormal*, abnormal gait, shuffling gait, restricted movement, dexterity, grip weak, foot drop, short statured, dwarfism, muscular dystrophy`,
  ),
  frailty(
    'sight, hearing and speech',
    'Sight, hearing and speech',
    `deaf*, aids whistling|in|out|lost|broken|left, hearing loss|aid*|impair*|problem*|difficult*|poor|test|reduced|difficulty|tested|assess*, hard of hearing, poor hearing, hearing, presbycus*, tinnitus, cochlear implant*, HOH, audiolog*, blind, blindness, partially sighted, partial sight, sight loss|impair*|problem*|poor|test, severely sight impaired, registered blind|partially, visual* impair*|loss|disab*|problem*|difficult*|field, poor|failing|reduced|low|loss of vision|sight|eyesight, vision loss|poor|impair*|reduced|problem*|deteriorat*, eyesight, low vision, macular degeneration, glaucoma, cataract*, diabetic retinopathy ~ sight, retinitis pigment*, white stick|cane, guide dog, assistance dog, rnib, RNIB, rnid, CVI, speech difficult*|problem*|impair*|loss|therap*|delay|unclear|slurred, slurred speech, dysphasi*, aphasi*, dysarthri*, stammer*, stutter*, mute, mutism, laryngectomy, lost voice since, deafblind, dual sensory, sensory impair*|loss, cannot|cant hear|see, hemianopia`,
  ),
  frailty(
    'continence',
    'Continence',
    `incontinen*, continence, urinary leak*, leaks urine, leakage ~ urine, bladder problem*|control|weakness|leak*, overactive bladder, urge incontinence, stress incontinence, catheteris*, catheter care|in|situ|bypass*|change|long, long term catheter, indwelling catheter, suprapubic catheter, pads, continence pads, bowel control, soiling, faecal incontinence, stoma, colostomy, ileostomy, urostomy, urgency of urin*, enuresis, bedwetting, bed wetting, wetting the bed, OAB`,
  ),
  frailty(
    'help with medicines',
    'Help with medicines',
    `dosette*, dossett*, nomad, blister pack*, medication aid*|prompt*|compliance|concordance|adherence|administ* by|help, compliance aid*, monitored dosage, drug compliance, poor compliance|concordance|adherence, non compliant|complian*|concordant|adheren*, help|prompt*|assist*|supervis*|remind* ~ medication*|medicine*|tablets, tablets|medicines|meds|medication muddled|mixed, forgets ~ tablets|medication*|medicines, medication* ~ given by|supervised by|administered by, carer* ~ medication*|tablets|medicines, unable to manage ~ medic*|tablets, cannot open ~ bottles|packs, unable to swallow tablets`,
  ),
  frailty(
    'nutrition',
    'Eating',
    `malnutri*, malnourish*, not eating ~ well|properly|enough, not eating, poor appetite, loss of appetite, appetite poor|reduced|loss|down, decrease in appetite, decreased appetite, anorexi*, MUST score, must score, weight loss ~ unintent*|unexplained, losing weight ~ not eating, underweight, skips meals, dysphagia, swallowing difficult*, peg feed, peg fed, nutritional supplement*, feeding difficult*, self neglect`,
  ),
  pain(
    'long-lasting pain',
    'Pain',
    `chronic|persistent|long term|longterm|longstanding|recurrent|ongoing|constant|continuous|intractable|widespread|neuropathic|daily|severe|phantom|unresolved|years ~ pain|pains|backache|headache*|headaches|ache*, pain ~ chronic|persistent|months|years|ongoing|long|constant|daily|every|all|limits|limiting|stops|affecting|manage*|clinic|team|service|relief|control*|psycholog*|since, pain clinic*|management|specialist*, fibromyalg*, chronic back, low|lower|longstanding|chronic back pain|backache, back pain, backache, back trouble, sciatic*, neuralgi*, neuropathic, neuropathy ~ painful, crps, CRPS, complex regional pain, reflex sympathetic, polymyalgia, myofascial, arthritic pain, joint pain* ~ chronic|ongoing|months|years, trigeminal, post herpetic, chronic pelvic pain, costochondritis ~ chronic, whiplash, failed back, spinal stenosis, spondylosis, degenerative disc, prolapsed disc, slipped disc, painkiller*, pain relief, opioid*, in pain, pain everywhere, suffers pain, constant pain, opioid*`,
  ),
  pain(
    'long-lasting tiredness',
    'Tiredness',
    `chronic fatigue|tired*|exhaust*, chronic fatigue syndrome, fatigue syndrome, post viral fatigue, postviral fatigue|debility|syndrome|tiredness, myalgic encephal*, ME CFS, cfs me, cfs, long covid, post covid, ongoing symptomatic covid, tired all the time, always|constantly|permanently tired|exhausted|fatigued, TATT, tatt, nervous exhaustion, neurasthenia, persistent|ongoing|recurrent|chronic|longstanding|constant fatigue|tiredness|lethargy|exhaustion, fatigue|tiredness|exhaustion|tired|exhausted|fatigued ~ months|years|ongoing|persistent|constant|chronic|still, no energy, lack of energy, low energy, energy levels|level, exhausted, worn out, medically unexplained, MUS, functional neurological, FND, functional symptom*, functional disorder, persistent physical symptom*, multiple symptoms, frequent attend*, somatoform, non epileptic`,
  ),
  active(
    'exercise and activity',
    'Activity',
    `exercise ~ advi*|referral|prescription|class*|programme*|group*|regular*|encourag*|plan|more|daily|weekly|goal*|wants|counsel*|habit*|grading|status, exercises|exercising, exercise, exercises regularly|daily|never, inactive, inactivity, sedentary, physical* activ*|inactiv*|training|fit*, gppaq, GPPAQ, gym, swim*, swims, walking group*|club|for|practice|twice|daily|more|regularly|programme|football, walking more|for|to|in|every|daily|twice|three|regularly, enjoys|started|likes walking, walks daily|regularly|every|miles|#|for|to|in, likes walking|to, cycling, cycles to|daily, running club, jog*, parkrun, couch to 5k, yoga, pilates, tai chi, dancing, dance class*, aqua*, football, bowls, golf, tennis, rambl*, gardening, sport*, health trainer*, health coach*, keep fit, leisure centre, active ~ lifestyle|person, lifestyle advice|change*|counsel*|intervention|education|assessment|discuss*|modif*|referral|programme, lifestyle, healthy living|lifestyle|eating, enjoys ~ walking|exercise|garden*|sport, go walking, go swimming, started walking, fitness ~ class*|programme|level`,
  ),
  active(
    'weight and diet',
    'Weight and diet',
    `weight management|loss|reduction|programme|clinic|referral|advice|control|watchers|goal*|gain|issue*|problem*|concern*|worr*, lose weight, losing weight, wants ~ weight|diet|healthier|exercise, slimming world, slimming club, weight watchers, diet ~ advi*|counsel*|education|plan|programme|referral|poor|discuss*|healthy|good|class*|group|change*, dietary advice|counsel*|education|change*|assess*, dietic* advice|referral|service|review, dietici*, dietit*, healthy eating, poor diet, unhealthy diet, eats poorly|takeaways|badly|well|out, eating habits, cooking class*|skills|group, cook|cooks|cooking ~ himself|herself|meals, bariatric, tier 3|2 weight, obesity ~ service|clinic|advice|management|counsel*, desmond, DESMOND, DAFNE, xpert, ndpp, NDPP, diabetes prevention, diabetes education, structured education, expert patient*, nutrition advice|education|support, good diet, vegetarian ~ wants`,
  ),
]
