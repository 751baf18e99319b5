/** Needs about mind, body and habits. Format: `need-table.ts`. Words for finding a group, never for a diagnosis. */
export const HEALTH = `
mood = Low mood and wellbeing
  asks: mood, low mood, depression, depressed, feeling low, feels low, low?, sad?, tearful, crying, hopeless, down?, flat?, unmotivated, no motivation, lost interest, mental health, wellbeing, not coping, struggling to cope, cope?, overwhelmed, confidence, low confidence, self esteem, worthless, stays in bed, not getting out of bed, doesnt get dressed, given up, fed up, emotional support, nerves?, antidepressants, counselling, counsellor, talking therapy, talking therapies, iapt, in a dark place, dark place, rock bottom, hit rock bottom, cant see the point, no point, cant be bothered, stopped washing, stopped bothering, no energy for anything, cries, cries a lot, keeps crying, weepy, empty inside, lost confidence, lost her confidence, lost his confidence, lost her spark, lost his spark, nothing to look forward to, no joy, cant face the day, cant cope
  offers: mental health, depression, low mood, wellbeing, emotional support, counselling, talking therapies, self esteem, confidence, peer support, recovery college, wellbeing college, recovery, mind, wellbeing cafe, mental wellbeing
anxiety = Anxiety, stress and panic
  asks: anxiety, anxious, panic, panic attacks, worry?, worried all the time, worrier, stress?, stressed, nervous, agoraphobia, agoraphobic, frightened to leave the house, afraid to leave the house, scared to go out, afraid to go out, phobia, social anxiety, shy, cant relax, relax, on edge, cant switch off, racing thoughts, ocd, work stress, burnout, cant face people, crowds, heart races, heart pounding, cant breathe in crowds, avoids?, cant go into shops, wont go out alone, frightened of everything, frets, fretting, nerves are shot, bag of nerves, panics, panicking, wound up, cant sit still, overthinks, overthinking, afraid to go outside, scared of going outside
  offers: anxiety, anxious, panic, stress, worry, relaxation, mindfulness, coping skills, calm, breathing exercises?, phobias, wind down, nerves, ocd, stress management, meditation, yoga?
crisis = Crisis and thoughts of suicide
  asks: suicidal, suicide, suicidal thoughts, end it all, ending it, doesnt want to be here, does not want to be here, not want to live, kill himself, kill herself, overdose, self harm, self harming, self harms, cuts herself, cuts himself, cutting, crisis, in crisis, out of hours, middle of the night, at night, urgent mental health, despair, life isnt worth living, not worth living, wishes he was dead, wishes she was dead, better off dead, better off without him, better off without her, cant go on, cant take any more, thought about jumping, goodbye letter, hurts herself, hurting herself, hurting himself, hurts himself, scratches, at 3am, three in the morning, early hours, nobody to ring at night
  offers: crisis, suicidal, suicide, suicide prevention, self harm, samaritans, safe haven, crisis cafe, listening line, helpline, 24 hours, out of hours, listening service, evening crisis
counselling = Counselling and someone to listen
  asks: counselling, counsellor, therapy, therapist, someone to listen, listening ear, talk things through, talk it through, talk about it, cbt, iapt, talking therapies, talk to someone, trauma, traumatised, ptsd, flashbacks, nightmares, low cost counselling, bottles it up, bottled up, get things off her chest, get things off his chest, off her chest, off his chest, never told anyone, never talked about, needs to talk, wants to talk, dwelling on the past, past keeps coming back, cant afford counselling, waiting list for therapy
  offers: counselling, counsellor, counsellors, therapy, talking therapies, listening, listening service, psychotherapy, one to one support?, trauma, low cost counselling, emdr
severemental = Living with serious mental illness
  asks: psychosis, psychotic, schizophrenia, bipolar, hears voices, hearing voices, voices, paranoid, sectioned, community mental health team, cmht, personality disorder, eupd, bpd, enduring mental illness, serious mental illness, severe mental illness, depot, clozapine, lithium, thinks people are following, thinks he is being watched, thinks she is being watched, manic, mania, high and low, psychiatric ward, mental health ward, injection every
  offers: hearing voices, bipolar, schizophrenia, psychosis, severe mental illness, serious mental illness, enduring mental, mental illness, personality disorder, clubhouse, recovery college?, community mental health
eating = Eating disorders
  asks: eating disorder, anorexia, anorexic, bulimia, bulimic, binge, bingeing, binge eating, making herself sick, wont eat, starving herself, starving himself, purging, arfid, body image, scared of food, only eats, counts calories, counting calories, skips every meal, throws up after, obsessed with her weight, obsessed with his weight
  offers: eating disorder, eating disorders, anorexia, bulimia, binge eating, body image, disordered eating
sleep = Sleep
  asks: sleep, insomnia, cant sleep, not sleeping, poor sleep, awake all night, sleeping tablets, up all night, sleepless, lies awake, lying awake, wide awake, drop off, dropping off, night after night, wakes at, body clock
  offers: sleep?, sleep well, sleep better, sleep problems, sleep workshop, insomnia, sleep course, wind down, drop off at night
alcohol = Alcohol
  asks: alcohol, drinking, drinks, drinker, drink, drunk, alcoholic, wine, beer, vodka, cider, units a week, bottle of wine, stop drinking, cut down, drinking too much, drinks too much, drinking every night, detox, sober, sobriety, relapse, pub every night, dry out, aa, husbands drinking, wifes drinking, partners drinking, mothers drinking, hits the bottle, on the bottle, empties, empty bottles, bottle of vodka, drinking since, drinks every night, drink every night, smells of drink, smell of drink, wants to cut down, glass too many, sherry, whisky, rum, gin, lager, cans a day, blackouts, shakes in the morning, morning drink, turned to drink
  offers: alcohol, drinking, alcoholics anonymous, aa, addiction, recovery?, substance, sober, detox, problem drinking, drug and alcohol, al anon, alanon, families affected by drinking
drugs = Drugs and addiction
  asks: drug, drugs, addict, addiction, addicted, cannabis, weed, heroin, cocaine, crack, ketamine, spice, substance, substance misuse, methadone, needle exchange, using again, using?, clean?, prescription painkillers, hooked on, dependent on painkillers, codeine, pregabalin, valium, diazepam, son takes drugs, son on drugs, daughter on drugs, smokes weed, smoking weed, stoned, pills, off the street, dealer, dealers, injecting, needles, tramadol, get off the tablets, come off the tablets, wean off
  offers: drug, drugs, drug and alcohol, addiction, substance, substance misuse, needle exchange, narcotics anonymous, recovery?, dependency, families affected by, prescription medicines
gambling = Gambling
  asks: gambling, gamble, gambles, gambler, betting, bets, bookies, bookmaker, slot machines, slots, casino, online casino, online bingo, scratch cards, scratchcards, fruit machines, loses his wages, lost it all on, horses?, roulette, poker, blackjack, stake?, wager, phone betting, bet on his phone, bet on her phone, online slots, slots every night, spends his wages on, spends her wages on
  offers: gambling, gamblers, gamblers anonymous, gam anon, betting, gambling harm
smoking = Stopping smoking
  asks: smoking, smoke, smoker, smokes, cigarettes, quit smoking, stop smoking, give up smoking, vape, vaping, tobacco, nicotine, roll ups, twenty a day, forty a day, fags, packet a day, pack a day, rollies
  offers: stop smoking, smoking, quit, smokefree, smoke free, vaping, nicotine
weight = Weight and healthy eating
  asks: weight, overweight, obese, obesity, lose weight, losing weight, bmi, diet, dieting, slimming, healthy eating, eat better, eating better, prediabetes, pre diabetic, comfort eating, junk food, takeaways, waist, put on weight, clothes dont fit, eats for comfort, snacks all day, lives on takeaways, too heavy
  offers: weight management, weight, healthy eating, slimming, healthy lifestyle, healthy weight, nutrition, cook and eat, lifestyle, weight loss
cooking = Learning to cook
  asks: learn to cook, cant cook, doesnt know how to cook, never cooked, wife did all the cooking, wife always cooked, cooking, cooking skills, cook on a budget, cook from scratch, cookery, cook for himself, cook for herself, living on ready meals, basic cooking, cant boil an egg, boil an egg, lives on toast, lives on takeaways, takeaway every night, never made a meal, never had to cook, wife did the cooking, mum did the cooking, left home and cant cook
  offers: cookery, cooking, learn to cook, cook and eat, cooking on a budget, cookery course, cooking class, cooking skills, batch cooking, community kitchen?
diabetes = Diabetes
  asks: diabetes, diabetic, type 2, type two, type 1, insulin, blood sugar, prediabetes, pre diabetic, newly diagnosed diabetes, sugar levels, sugars are high, sugars, finger prick, metformin
  offers: diabetes, diabetic, type 2, blood sugar
heartlung = Heart and breathing
  asks: heart, heart attack, heart failure, angina, cardiac, bypass, stent, breathless, breathing, copd, emphysema, asthma, bronchitis, lungs, oxygen, pulmonary, out of breath, gets breathless, short of breath, puffed out, inhaler, inhalers, chest trouble, lung disease, after his heart attack, after her heart attack, after his bypass, triple bypass
  offers: cardiac, heart, heart support, breathe easy, copd, lung, lungs, breathless, pulmonary, asthma, singing for lung
cancer = Cancer
  asks: cancer, chemotherapy, chemo, radiotherapy, tumour, oncology, macmillan, breast cancer, prostate cancer, prostate, lymphoma, leukaemia, mastectomy, remission, bowel cancer, lung cancer, wig, terminal, lump, biopsy, had her breast removed, lost her hair, hair falling out, scan results, finished treatment, the all clear
  offers: cancer, macmillan, chemotherapy, breast cancer, prostate, living with cancer, maggies, oncology, wig
stroke = Stroke and brain injury
  asks: stroke, mini stroke, tia, aphasia, speech after, lost his speech, lost her speech, weakness on one side, one side, brain injury, head injury, acquired brain injury, trouble finding words, cant find words, communication difficulty, words wont come, cant get his words out, cant get her words out, lost his words, lost her words, arm doesnt work, droopy, brain haemorrhage, aneurysm, car accident head, personality changed after
  offers: stroke, aphasia, brain injury, head injury, headway, stroke survivors, communication group
neuro = Long-term neurological conditions
  asks: parkinsons, parkinson, multiple sclerosis, ms, motor neurone, mnd, huntingtons, epilepsy, epileptic, seizures, tremor, ataxia, neurological, hands shake, shaky hands, shaking hands, shuffles, shuffling, fits, stiff and slow
  offers: parkinsons, multiple sclerosis, ms society, motor neurone, epilepsy, neurological, huntingtons
pain = Pain and fatigue
  asks: pain, chronic pain, back pain, bad back, fibromyalgia, fibro, arthritis, rheumatoid, joints, joint pain, me cfs, chronic fatigue, fatigue, exhausted, tired all the time, long covid, painkillers, in pain, sciatica, sore joints, lupus, hurts all over, everything hurts, aches?, aching, bad knees, bad hips, bad joints, stiff joints, flare ups, flare up, worn out all the time, wiped out, no stamina, knackered, hands are swollen, slipped disc
  offers: pain, chronic pain, pain management, fibromyalgia, arthritis, fatigue, chronic fatigue, long covid, living well with pain, joint, long term conditions, self management
longterm = Living with a long-term condition
  asks: long term condition, long term illness, chronic illness, diagnosis, newly diagnosed, chronic condition, self management, manage her condition, manage his condition, ibs, crohns, colitis, stoma, kidney, dialysis
  offers: long term condition, long term conditions, self management, expert patient, living well, chronic conditions, stoma, kidney, crohns, colitis
sight = Sight loss
  asks: sight, sight loss, blind, going blind, losing her sight, losing his sight, eyesight, partially sighted, visually impaired, visual impairment, macular, glaucoma, cataract, cant see to read, cannot see to read, cant read the print, guide dog, white stick, talking books, registered blind, vision, cant see the, cant see her, cant see to, losing sight, cant read the paper, cannot read the paper, cant read labels, cant read the labels, bumps into, magnifier, magnifying glass, eyes are going, eyes are failing, sight is going
  offers: sight loss, blind, visually impaired, visual impairment, partially sighted, macular, low vision, talking newspaper, talking books, large print, guide dogs, audio
hearing = Deafness and hearing loss
  asks: deaf, deafness, hearing, hearing aid, hearing aids, hearing loss, hard of hearing, cant hear, bsl, sign language, lip reading, lipreading, tinnitus, batteries for her hearing aid, batteries for his hearing aid, television too loud, telly up, tv up loud, turns the telly up, television up, says pardon, misses what people say, cant follow conversation, follow a conversation, hearing aids whistle, whistling hearing aid, whistle, signs?, signer, born deaf, gone deaf, going deaf, doorbell
  offers: deaf, hearing loss, hearing aid, hearing aids, hard of hearing, bsl, sign language, lipreading, tinnitus, batteries, deaf club
disability = Disabled people
  asks: disabled, disability, wheelchair user, in a wheelchair, physical disability, amputee, amputation, spinal, cerebral palsy, inclusive, accessible, direct payment, personal assistant, pa, stuck in a chair, uses a wheelchair, lost a leg, lost his leg, lost her leg, try a sport, accessible
  offers: disabled people, disability, disabled, wheelchair users, wheelchair sports, inclusive, accessible sport, direct payments, personal assistants, physical disabilities, sensory impairment
learningdisability = Learning disability
  asks: learning disability, learning disabilities, learning difficulty, learning difficulties, downs syndrome, down syndrome, special needs, adult with learning, easy read, supported living, mencap, cant live independently, lives with elderly parents, easy read, slow learner, went to a special school, downs
  offers: learning disability, learning disabilities, learning difficulties, mencap, downs, people with learning, supported employment, gateway club
autism = Autism and ADHD
  asks: autism, autistic, asperger, aspergers, asd, adhd, neurodiverse, neurodivergent, sensory, meltdown, meltdowns, waiting for an assessment, autism diagnosis, late diagnosis, tourettes, spectrum, wont make eye contact, cant bear noise, noise is too much, hates change, hates noise, needs routine, masking, cant sit still at school, stims, on the waiting list for autism
  offers: autism, autistic, adhd, neurodiverse, neurodivergent, neurodiversity, asperger, sensory?, spectrum
send = Children with additional needs
  asks: send, special educational needs, ehcp, ehc plan, disabled child, child with autism, autistic child, autistic son, autistic daughter, son has autism, daughter has autism, son has adhd, daughter has adhd, child with adhd, child with a disability, additional needs, special school, disabled children, special school, cant cope in mainstream, school cant meet, school wont help, mum of autistic, mum of an autistic, dad of an autistic, mother of an autistic, parent of an autistic, child has adhd, non verbal, severely disabled child
  offers: send, special educational needs, sendiass, ehcp, additional needs, disabled children, children with disabilities, parent carers, parent carer, parent carer forum, special needs, short breaks for children
falls = Falls and balance
  asks: fall, falls, fell, fallen, falling, unsteady, unsteady on her feet, unsteady on his feet, unsteady on, wobbly, balance, tripped, afraid of falling, frightened of falling, fear of falling, lost confidence walking, strength and balance, walking stick, frail, osteoporosis, shaky on, went over, had a tumble, tumble, tumbles, legs give way, legs gave way, legs go, hold on to furniture, holds on to the furniture, furniture walking, furniture walks, scared of falling, scared she will fall, scared he will fall, nervous on her feet, nervous on his feet, wobbles
  offers: falls, falls prevention, balance, strength and balance, otago, tai chi, steady, steady on your feet, postural stability, seated exercise?, chair based exercise?, osteoporosis, better balance
exercise = Getting active
  asks: exercise, active?, more active, get active, fit, fitness, gym, swimming, swim, sport, sports, inactive, yoga, pilates, tai chi, dance, dancing, football, walking football, bowls, cycling, bike, running, couch to 5k, aqua, keep fit, unfit, exercise on referral, physical activity, chair exercises, seated exercise, zumba, get moving, stiff, out of condition, couch potato, sits all day, in her chair all day, in his chair all day, used to play football, used to play sport, used to swim, loves swimming, loves dancing, used to dance, get moving, build up strength, build his strength, build her strength, bad back?, kickabout, shape?
  offers: exercise, exercise referral, fitness, gym, swimming, aqua, yoga, pilates, tai chi, dance, walking football, bowls, cycling, parkrun, couch to 5k, physical activity, leisure centre, keep fit, chair based, seated exercise, chair yoga, sport, sports, active, movement, netball, table tennis
walking = Walking groups
  asks: walking group, walk?, walks?, walking, health walk, rambling, ramblers, hike, hiking, stroll, likes walking, enjoys walking, dog walk, walk with others, likes to walk, loves walking, walk but not alone, not walk alone, doesnt like walking alone, walk with, go for a walk with, a good walk
  offers: walking group, health walk, health walks, wellbeing walk, wellbeing walks, guided walk, guided walks, ramblers, stroll, led walk, led walks, walkers, buggy walk, nordic walking, walk and talk
continence = Continence
  asks: incontinence, incontinent, continence, bladder, bowel, accidents, pads, catheter, leaks, pelvic floor, wets, wet bed, wetting, leak when, cant hold it, rushing to the loo, near a toilet, afraid of accidents
  offers: continence, bladder, bowel, incontinence, pelvic floor
menopause = Women’s health and menopause
  asks: menopause, menopausal, perimenopause, hot flushes, hrt, womens health, endometriosis, periods, change of life, going through the change, night sweats
  offers: menopause, womens health, endometriosis, perimenopause, pelvic floor?
endoflife = Serious illness and end of life
  asks: end of life, dying, terminal, terminally ill, palliative, hospice, months to live, life limiting, advance care plan, advance decision, planning for death, funeral costs, cant afford the funeral, funeral plan, pay for the funeral, pay for a funeral, not long left, not got long, no cure, nothing more they can do, weeks to live, year to live, put plans in place, cost of the funeral, pay to bury, pay for his burial, pay for her burial, bury him, bury her
  offers: hospice?, end of life, palliative, palliative care, cannot be cured, planning ahead, life limiting, terminal illness, advance care planning, dying, funeral costs, funeral advice, compassionate
`
