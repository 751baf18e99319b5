/** Needs about mind, body and habits. Format: `need-table.ts`. Words for finding a group, never for a diagnosis. */
export const HEALTH = `
mood = Low mood and wellbeing
  asks: mood, low mood, depression, depressed, feeling low, feels low, low, sad, tearful, crying, hopeless, down, flat, unmotivated, no motivation, lost interest, mental health, wellbeing, not coping, struggling to cope, cope, overwhelmed, confidence, low confidence, self esteem, worthless, stays in bed, not getting out of bed, doesnt get dressed, given up, fed up, emotional support, nerves, antidepressants, counselling, counsellor, talking therapy, talking therapies, iapt
  offers: mental health, depression, low mood, wellbeing, emotional support, counselling, talking therapies, self esteem, confidence, peer support, recovery college, wellbeing college, recovery, mind, wellbeing cafe, mental wellbeing
anxiety = Anxiety, stress and panic
  asks: anxiety, anxious, panic, panic attacks, worry, worried all the time, worrier, stress, stressed, nervous, agoraphobia, agoraphobic, frightened to leave the house, afraid to leave the house, scared to go out, afraid to go out, phobia, social anxiety, shy, cant relax, relax, on edge, cant switch off, racing thoughts, ocd, work stress, burnout, cant face people, crowds
  offers: anxiety, anxious, panic, stress, worry, relaxation, mindfulness, coping skills, calm, breathing exercises?, phobias, wind down, nerves, ocd, stress management, meditation, yoga?
crisis = Crisis and thoughts of suicide
  asks: suicidal, suicide, suicidal thoughts, end it all, ending it, doesnt want to be here, does not want to be here, not want to live, kill himself, kill herself, overdose, self harm, self harming, self harms, cuts herself, cuts himself, cutting, crisis, in crisis, out of hours, middle of the night, at night, urgent mental health, despair
  offers: crisis, suicidal, suicide, suicide prevention, self harm, samaritans, safe haven, crisis cafe, listening line, helpline, 24 hours, out of hours, listening service, evening crisis
counselling = Counselling and someone to listen
  asks: counselling, counsellor, therapy, therapist, someone to listen, listening ear, talk things through, talk it through, talk about it, cbt, iapt, talking therapies, talk to someone, trauma, traumatised, ptsd, flashbacks, nightmares, low cost counselling, bottles it up, bottled up
  offers: counselling, counsellor, counsellors, therapy, talking therapies, listening, listening service, psychotherapy, one to one support?, trauma, low cost counselling, emdr
severemental = Living with serious mental illness
  asks: psychosis, psychotic, schizophrenia, bipolar, hears voices, hearing voices, voices, paranoid, sectioned, community mental health team, cmht, personality disorder, eupd, bpd, enduring mental illness, serious mental illness, severe mental illness, depot, clozapine, lithium
  offers: hearing voices, bipolar, schizophrenia, psychosis, severe mental illness, serious mental illness, enduring mental, mental illness, personality disorder, clubhouse, recovery college?, community mental health
eating = Eating disorders
  asks: eating disorder, anorexia, anorexic, bulimia, bulimic, binge, bingeing, binge eating, making herself sick, wont eat, starving herself, starving himself, purging, arfid, body image
  offers: eating disorder, eating disorders, anorexia, bulimia, binge eating, body image, disordered eating
sleep = Sleep
  asks: sleep, insomnia, cant sleep, not sleeping, poor sleep, awake all night, sleeping tablets, up all night, sleepless
  offers: sleep?, sleep well, sleep better, sleep problems, sleep workshop, insomnia, sleep course, wind down, drop off at night
alcohol = Alcohol
  asks: alcohol, drinking, drinks, drinker, drink, drunk, alcoholic, wine, beer, vodka, cider, units a week, bottle of wine, stop drinking, cut down, drinking too much, drinks too much, drinking every night, detox, sober, sobriety, relapse, pub every night, dry out, aa, husbands drinking, wifes drinking, partners drinking, mothers drinking
  offers: alcohol, drinking, alcoholics anonymous, aa, addiction, recovery?, substance, sober, detox, problem drinking, drug and alcohol, al anon, alanon, families affected by drinking
drugs = Drugs and addiction
  asks: drug, drugs, addict, addiction, addicted, cannabis, weed, heroin, cocaine, crack, ketamine, spice, substance, substance misuse, methadone, needle exchange, using again, using, clean, prescription painkillers, hooked on, dependent on painkillers, codeine, pregabalin, valium, diazepam, son takes drugs, son on drugs, daughter on drugs
  offers: drug, drugs, drug and alcohol, addiction, substance, substance misuse, needle exchange, narcotics anonymous, recovery?, dependency, families affected by, prescription medicines
gambling = Gambling
  asks: gambling, gamble, gambles, gambler, betting, bets, bookies, bookmaker, slot machines, slots, casino, online casino, online bingo, scratch cards, scratchcards, fruit machines, loses his wages, lost it all on
  offers: gambling, gamblers, gamblers anonymous, gam anon, betting, gambling harm
smoking = Stopping smoking
  asks: smoking, smoke, smoker, smokes, cigarettes, quit smoking, stop smoking, give up smoking, vape, vaping, tobacco, nicotine, roll ups
  offers: stop smoking, smoking, quit, smokefree, smoke free, vaping, nicotine
weight = Weight and healthy eating
  asks: weight, overweight, obese, obesity, lose weight, losing weight, bmi, diet, dieting, slimming, healthy eating, eat better, eating better, prediabetes, pre diabetic, comfort eating, junk food, takeaways, waist, put on weight
  offers: weight management, weight, healthy eating, slimming, healthy lifestyle, healthy weight, nutrition, cook and eat, lifestyle, weight loss
cooking = Learning to cook
  asks: learn to cook, cant cook, doesnt know how to cook, never cooked, wife did all the cooking, wife always cooked, cooking, cooking skills, cook on a budget, cook from scratch, cookery, cook for himself, cook for herself, living on ready meals, basic cooking
  offers: cookery, cooking, learn to cook, cook and eat, cooking on a budget, cookery course, cooking class, cooking skills, batch cooking, community kitchen?
diabetes = Diabetes
  asks: diabetes, diabetic, type 2, type two, type 1, insulin, blood sugar, prediabetes, pre diabetic, newly diagnosed diabetes
  offers: diabetes, diabetic, type 2, blood sugar
heartlung = Heart and breathing
  asks: heart, heart attack, heart failure, angina, cardiac, bypass, stent, breathless, breathing, copd, emphysema, asthma, bronchitis, lungs, oxygen, pulmonary, out of breath
  offers: cardiac, heart, heart support, breathe easy, copd, lung, lungs, breathless, pulmonary, asthma, singing for lung
cancer = Cancer
  asks: cancer, chemotherapy, chemo, radiotherapy, tumour, oncology, macmillan, breast cancer, prostate cancer, prostate, lymphoma, leukaemia, mastectomy, remission, bowel cancer, lung cancer, wig, terminal
  offers: cancer, macmillan, chemotherapy, breast cancer, prostate, living with cancer, maggies, oncology, wig
stroke = Stroke and brain injury
  asks: stroke, mini stroke, tia, aphasia, speech after, lost his speech, lost her speech, weakness on one side, one side, brain injury, head injury, acquired brain injury, trouble finding words, cant find words, communication difficulty
  offers: stroke, aphasia, brain injury, head injury, headway, stroke survivors, communication group
neuro = Long-term neurological conditions
  asks: parkinsons, parkinson, multiple sclerosis, ms, motor neurone, mnd, huntingtons, epilepsy, epileptic, seizures, tremor, ataxia, neurological
  offers: parkinsons, multiple sclerosis, ms society, motor neurone, epilepsy, neurological, huntingtons
pain = Pain and fatigue
  asks: pain, chronic pain, back pain, bad back, fibromyalgia, fibro, arthritis, rheumatoid, joints, joint pain, me cfs, chronic fatigue, fatigue, exhausted, tired all the time, long covid, painkillers, in pain, sciatica, sore joints, lupus
  offers: pain, chronic pain, pain management, fibromyalgia, arthritis, fatigue, chronic fatigue, long covid, living well with pain, joint, long term conditions, self management
longterm = Living with a long-term condition
  asks: long term condition, long term illness, chronic illness, diagnosis, newly diagnosed, chronic condition, self management, manage her condition, manage his condition, ibs, crohns, colitis, stoma, kidney, dialysis
  offers: long term condition, long term conditions, self management, expert patient, living well, chronic conditions, stoma, kidney, crohns, colitis
sight = Sight loss
  asks: sight, sight loss, blind, going blind, losing her sight, losing his sight, eyesight, partially sighted, visually impaired, visual impairment, macular, glaucoma, cataract, cant see to read, cannot see to read, cant read the print, guide dog, white stick, talking books, registered blind, vision
  offers: sight loss, blind, visually impaired, visual impairment, partially sighted, macular, low vision, talking newspaper, talking books, large print, guide dogs, audio
hearing = Deafness and hearing loss
  asks: deaf, deafness, hearing, hearing aid, hearing aids, hearing loss, hard of hearing, cant hear, bsl, sign language, lip reading, lipreading, tinnitus, batteries for her hearing aid, batteries for his hearing aid, television too loud
  offers: deaf, hearing loss, hearing aid, hearing aids, hard of hearing, bsl, sign language, lipreading, tinnitus, batteries, deaf club
disability = Disabled people
  asks: disabled, disability, wheelchair user, in a wheelchair, physical disability, amputee, amputation, spinal, cerebral palsy, inclusive, accessible, direct payment, personal assistant, pa
  offers: disabled people, disability, disabled, wheelchair users, wheelchair sports, inclusive, accessible sport, direct payments, personal assistants, physical disabilities, sensory impairment
learningdisability = Learning disability
  asks: learning disability, learning disabilities, learning difficulty, learning difficulties, downs syndrome, down syndrome, special needs, adult with learning, easy read, supported living, mencap
  offers: learning disability, learning disabilities, learning difficulties, mencap, downs, people with learning, supported employment, gateway club
autism = Autism and ADHD
  asks: autism, autistic, asperger, aspergers, asd, adhd, neurodiverse, neurodivergent, sensory, meltdown, meltdowns, waiting for an assessment, autism diagnosis, late diagnosis, tourettes, spectrum
  offers: autism, autistic, adhd, neurodiverse, neurodivergent, neurodiversity, asperger, sensory?, spectrum
send = Children with additional needs
  asks: send, special educational needs, ehcp, ehc plan, disabled child, child with autism, autistic child, autistic son, autistic daughter, son has autism, daughter has autism, son has adhd, daughter has adhd, child with adhd, child with a disability, additional needs, special school, disabled children
  offers: send, special educational needs, sendiass, ehcp, additional needs, disabled children, children with disabilities, parent carers, parent carer, parent carer forum, special needs, short breaks for children
falls = Falls and balance
  asks: fall, falls, fell, fallen, falling, unsteady, unsteady on her feet, unsteady on his feet, unsteady on, wobbly, balance, tripped, afraid of falling, frightened of falling, fear of falling, lost confidence walking, strength and balance, walking stick, frail, osteoporosis, shaky on
  offers: falls, falls prevention, balance, strength and balance, otago, tai chi, steady, steady on your feet, postural stability, seated exercise?, chair based exercise?, osteoporosis, better balance
exercise = Getting active
  asks: exercise, active, more active, get active, fit, fitness, gym, swimming, swim, sport, sports, inactive, yoga, pilates, tai chi, dance, dancing, football, walking football, bowls, cycling, bike, running, couch to 5k, aqua, keep fit, unfit, exercise on referral, physical activity, chair exercises, seated exercise, zumba, get moving, stiff
  offers: exercise, exercise referral, fitness, gym, swimming, aqua, yoga, pilates, tai chi, dance, walking football, bowls, cycling, parkrun, couch to 5k, physical activity, leisure centre, keep fit, chair based, seated exercise, chair yoga, sport, sports, active, movement, netball, table tennis
walking = Walking groups
  asks: walking group, walk, walks, walking, health walk, rambling, ramblers, hike, hiking, stroll, likes walking, enjoys walking, dog walk, walk with others, likes to walk
  offers: walking group, health walk, health walks, wellbeing walk, wellbeing walks, guided walk, guided walks, ramblers, stroll, led walk, led walks, walkers, buggy walk, nordic walking, walk and talk
continence = Continence
  asks: incontinence, incontinent, continence, bladder, bowel, accidents, pads, catheter, leaks, pelvic floor
  offers: continence, bladder, bowel, incontinence, pelvic floor
menopause = Women’s health and menopause
  asks: menopause, menopausal, perimenopause, hot flushes, hrt, womens health, endometriosis, periods
  offers: menopause, womens health, endometriosis, perimenopause, pelvic floor?
endoflife = Serious illness and end of life
  asks: end of life, dying, terminal, terminally ill, palliative, hospice, months to live, life limiting, advance care plan, advance decision, planning for death, funeral costs, cant afford the funeral, funeral plan, pay for the funeral, pay for a funeral
  offers: hospice?, end of life, palliative, palliative care, cannot be cured, planning ahead, life limiting, terminal illness, advance care planning, dying, funeral costs, funeral advice, compassionate
`
