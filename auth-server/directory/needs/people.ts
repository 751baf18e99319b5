/** Needs about other people: company, loss, caring, family, safety, belonging. Format: `need-table.ts`. */
export const PEOPLE = `
loneliness = Loneliness and company
  asks: lonely, loneliness, alone, lives alone, isolated, isolation, isolating, no friends, few friends, no family nearby, no family, no visitors, company, wants company, nobody to talk to, no one to talk to, noone to talk to, someone to talk to, talks to nobody, speaks to nobody, sees nobody, sees no one, never sees anyone, meet people, meeting people, make friends, new friends, meet others, get out of the house, get out more, getting out, stuck at home, stuck indoors, shut in, housebound, days are long, bored, boredom, nothing to do, new to the area, moved to the area, just moved, knows nobody, doesnt know anyone, withdrawn, cut off, friends have died, four walls, nobody comes, no one comes, doesnt go out, does not go out, never goes out, rarely goes out, hasnt left the house, has not left the house, evenings are the worst, weekends are the worst, sunday, social life, socialise, only person she speaks to, only person he speaks to, chat
  offers: befriending, befriender, befrienders, telephone befriending, phone friends, lonely, loneliness, left out, company, companionship, lunch club, coffee morning, social club, social group, friendship, friendship group, meet people, make friends, new friends, chat, chatty, chatty cafe, drop in?, tea and chat, get together, isolated, day centre?, afternoon tea, tea dance?, welcome?, social afternoon, natter, outings?
befriending = Someone to visit or ring
  asks: befriending, befriender, visitor, someone to visit, visits, home visits, someone to ring, telephone befriending, phone friend, phone call, regular call, weekly call, pop in, pops in, sit with, someone to sit and chat, one to one, companion, cant leave the house, cannot leave the house, housebound, bedbound, wont join a group, doesnt like groups, does not like groups, not a joiner, hates groups, no groups, too shy for groups
  offers: befriending, befriender, befrienders, telephone befriending, visiting, home visiting, visits people at home, phone call, weekly call, weekly phone call, phone friends, good morning call, volunteer visitor, companion, one to one?
lunchclub = Lunch clubs and day centres
  asks: lunch club, luncheon club, day centre, day care, somewhere to go in the day, eat with others, eats alone, eating alone, cook for one, sunday lunch, dinner with, structure to the day, go out for a meal, hot meal in company
  offers: lunch club, luncheon club, day centre, day opportunities, community lunch, dinner club, two course, three course, hot lunch, hot dinner?, sunday lunch, shared meal, eat together
men = Groups for men
  asks: man, men, mens, male, bloke, blokes, lads, husband, widower, dad, retired man, mens shed, works with his hands, workshop, woodwork, tools, good with his hands, used to be an engineer, used to be a joiner, wont talk about feelings, doesnt talk about his feelings, fix things, mending
  offers: mens shed, men, shed, men only, for men, blokes, dads, man, mens group, male, workshop, woodwork, joinery, metalwork, sheddies
women = Groups for women
  asks: women only, womens group, women, other women, female only, muslim women, womens institute, wi
  offers: women only, womens, women, for women, wi, womens institute, ladies, sisters, female only
bereavement = Bereavement and grief
  asks: bereavement, bereaved, grief, grieving, mourning, widow, widower, widowed, died, has died, death, dead, lost his wife, lost her husband, lost her son, lost his son, lost her daughter, lost his daughter, lost her mum, lost his mum, lost his dad, lost her dad, lost his brother, lost her sister, lost his partner, lost her partner, lost a child, passed away, passed, funeral, anniversary of the death, loss of, suicide of, buried, misses her husband, misses his wife, misses him, misses her, on her own now, on his own now, since losing
  offers: bereavement, bereaved, grief, grieving, bereavement support, bereavement cafe, bereavement counselling, loss, widowed, widows, someone has died, someone close, has died, who has lost, lost someone, lost the person, funeral?
babyloss = Loss of a baby
  asks: stillbirth, stillborn, miscarriage, miscarried, baby died, baby loss, lost a baby, lost the baby, lost her baby, lost their baby, cot death, neonatal death, termination for, pregnancy loss, lost a pregnancy, baby who died
  offers: baby loss, stillbirth, miscarriage, neonatal, pregnancy loss, death of a baby, bereaved parents
suicideloss = Loss by suicide
  asks: suicide bereavement, bereaved by suicide, took his own life, took her own life, killed himself, killed herself, son hanged, hanged himself, after the suicide, died by suicide
  offers: bereaved by suicide, suicide bereavement, loss to suicide, after suicide
childbereavement = Bereaved children
  asks: bereaved child, bereaved children, child grieving, children grieving, dad died, mum died, her dad died, his dad died, his mum died, her mum died, their dad died, their mum died, children have lost, child has lost, grandchild grieving
  offers: bereaved children, child bereavement, grieving children, bereaved young people, children whose, memory box, memory boxes
carer = Carers
  asks: carer, carers, caring for, cares for, looks after, looking after, carer strain, carers assessment, caregiver, exhausted caring, wife has dementia, husband has dementia, mum has dementia, cant leave him alone, cant leave her alone, cannot leave him, cannot leave her, full time carer, unpaid carer, no time for herself, no time for himself, break from caring, caring role, up all night with, hands full with, on top of caring, disabled son, disabled daughter, disabled husband, disabled wife
  offers: carers, carer, unpaid carers, carers support, carers assessment, carers group, caring for, look after someone, looks after, carers emergency card, caring role
respite = A break from caring
  asks: respite, break, a break, sitting service, sitter, sit with him, sit with her, someone to sit with, few hours off, a few hours to herself, a few hours to himself, holiday from caring, cant leave him alone, cant leave her alone, cannot leave him, cannot leave her, replacement care, time off, exhausted
  offers: respite, sitting service, short breaks, short break, carers break, take a break, break from caring, replacement care, overnight break, time off?
youngcarer = Young carers
  asks: young carer, young carers, child cares for, child caring, looks after her mum, looks after his mum, looks after mum, daughter does everything for, son does everything for, helps mum at home, cares for his mum, cares for her mum, cares for mum, missing school to look after, missing school to care
  offers: young carers, young carer, children who care, young people who care
family = Family and relationships
  asks: family, relationship, relationships, marriage, marital, separation, separated, divorce, divorced, splitting up, split up, breakup, arguing, rows, argue, estranged, doesnt see the grandchildren, does not see his children, see his children, see her children, see his kids, see the kids, access to children, access to his children, contact with his children, custody, family court, mediation, mediator, falling out, family breakdown, stepfamily, husband left, wife left, partner left, ex wife, ex husband, ex partner, contact centre, co parenting, couples
  offers: family mediation, mediation, relationship counselling, relate, couples, separated, separation, divorce, family support, family court, contact centre, child contact, co parenting, family therapy, estranged, separated parents, separated fathers, relationships
parenting = Parents and young children
  asks: parent, parenting, new mum, new mother, new dad, new parent, baby, new baby, newborn, toddler, toddlers, young children, little ones, pre school, breastfeeding, breast feeding, nursery, childcare, single mum, single mother, single dad, lone parent, single parent, teenage mum, young mum, children under five, kids, behaviour at home, tantrums, cant control, stay at home mum, at home with the baby, at home with a baby, struggling with the children, twins, mother and baby, mum and baby
  offers: parents, parenting, toddler group, baby group, stay and play, family hub, childrens centre, new parents, young parents, home start, homestart, breastfeeding, baby, babies, toddlers, under fives, lone parents, single parents, childcare, parent course, baby massage, twins, playgroup, mums, dads
perinatal = Feeling low around a birth
  asks: postnatal depression, post natal depression, postnatal, pnd, perinatal, baby blues, not bonding, bonding, bond with, birth trauma, traumatic birth, anxious since the birth, tearful since the baby, low since the baby, crying since the birth, since the birth, since having the baby, since having her baby, struggling since the baby, antenatal anxiety, pregnant and low, pregnant and anxious, pregnant, new mum low, new mum tearful, new mum struggling
  offers: postnatal depression, postnatal, perinatal, antenatal, birth trauma, maternal mental health, bonding, new mums, pregnancy, pregnant, mums feeling
grandparents = Grandparents and kinship carers
  asks: kinship, kinship care, bringing up grandchildren, bringing up her grandchildren, bringing up his grandchildren, raising grandchildren, raising her grandchildren, raising his grandchildren, grandchildren live with, special guardian, special guardianship, guardianship, looking after grandchildren, looking after her grandchildren, looking after his grandchildren, grandson lives with, granddaughter lives with, foster, fostering, adopted, adoption
  offers: kinship, kinship carers, grandparents, special guardians, raising grandchildren, family and friends carers, adoptive, foster carers
youngpeople = Children and young people
  asks: young person, young people, teenager, teenage, teen, teens, adolescent, child, children, kids, schoolchild, year old boy, year old girl, youth, youth club, school refusal, not going to school, wont go to school, refusing school, excluded, excluded from school, bullied, bullying, gang, gangs, knife, exam stress, exams, self esteem, online gaming, gaming, son hardly leaves his room, care leaver, leaving care, neet, student, sixth form
  offers: young people, youth, youth club, youth work, teenagers, teens, children, aged 11, 11 to 18, 13 to 19, 16 to 25, young adults, school, bullying, care leavers, mentoring
olderpeople = Older people
  asks: elderly, older, older person, older people, old age, pensioner, retired, retirement, frail, frailty, over 60, over 65, over 70, seventies, eighties, nineties, aged 80, in her eighties, in his eighties, ageing
  offers: older people, over 50s, over 55s, over 60s, over 65s, age uk, pensioners, retired, later life, older adults, 60 plus, ageing well, senior, seniors
dementia = Memory loss and dementia
  asks: dementia, alzheimers, alzheimer, memory, memory loss, memory problems, memory clinic, forgetful, forgetting, forgets, confused, confusion, getting lost, gets lost, wandering, leaves the gas on, leaving the gas on, leaves the cooker on, repeats herself, repeats himself, asks the same question, vascular dementia, lewy body, doesnt recognise, cognitive impairment, early onset, muddled
  offers: dementia, alzheimers, memory, memory cafe, memory lane?, singing for the brain, dementia friendly, dementia support, dementia adviser, dementia navigator, reminiscence, living with dementia, young onset, confused
abuse = Domestic abuse
  asks: domestic abuse, domestic violence, abusive, abusive relationship, abused by, violent partner, violent husband, hits her, hits him, hit her, beats, controlling, controlling partner, coercive, coercive control, controls her money, controls the money, controls what, afraid of her husband, afraid of her partner, afraid of his wife, scared of her husband, scared of her partner, scared of him at home, frightened of her husband, frightened of her partner, frightened of his partner, refuge, fleeing, left an abusive, stalking, stalked, checks her phone, forced marriage, honour based, fgm, walking on eggshells, wont let her, violence at home, afraid to go home, hurts her, hurts him
  offers: domestic abuse, domestic violence, refuge, abusive, abusive relationship, abuse?, safe accommodation, idva, freedom programme, coercive control, stalking, violence
sexualviolence = Sexual violence and childhood abuse
  asks: rape, raped, sexual assault, sexually assaulted, sexual abuse, sexually abused, abused as a child, childhood abuse, child sexual abuse, csa, survivor, historic abuse, sexual violence, something happened to her as a child, what happened to her as a child, what happened to him as a child, what happened when he was a boy
  offers: rape, rape crisis, sexual violence, sexual abuse, sexual assault, survivors, childhood abuse, isva
lgbt = LGBT+ people
  asks: lgbt, lgbtq, gay, lesbian, bisexual, trans, transgender, gender identity, questioning, coming out, came out, come out, non binary, queer, same sex, homophobia, hasnt told his family he is gay, boyfriend died his partner
  offers: lgbt, lgbtq, gay, lesbian, bisexual, trans, transgender, rainbow, pride, out and about?, non binary, coming out
veterans = Armed forces and veterans
  asks: veteran, veterans, army, navy, raf, royal marines, armed forces, ex forces, ex army, ex serviceman, ex servicewoman, ex soldier, soldier, served in, served, military, falklands, afghanistan, iraq, northern ireland, national service, legion, regiment, op courage, left the army, left the forces, in the forces
  offers: veterans, veteran, armed forces, ex forces, ex service, forces, military, service personnel, legion, ssafa, navy?, army?, royal british legion, breakfast club?
culture = Cultural and community groups
  asks: cultural, culture, own language, polish, romanian, lithuanian, bulgarian, portuguese, spanish, chinese, cantonese, mandarin, bengali, bangladeshi, sylheti, urdu, pakistani, punjabi, gujarati, hindi, indian, nepali, arabic, somali, sudanese, african, nigerian, caribbean, jamaican, windrush, black, south asian, asian, eastern european, kurdish, farsi, iranian, turkish, ukrainian, minority, ethnic minority, racism, racist, gypsy, traveller, roma, showman
  offers: polish, romanian, lithuanian, eastern european, chinese, bangladeshi, pakistani, south asian, asian, indian, nepali, arabic speaking, somali, african, caribbean, windrush, black, cultural, multicultural, ethnic minorities, minority ethnic, global majority, ukrainian, gypsy, traveller, roma, heritage?
faith = Faith and spiritual life
  asks: faith, religion, religious, church, chapel, mosque, temple, gurdwara, synagogue, prayer, pray, praying, chaplain, chaplaincy, spiritual, spirituality, lost his faith, lost her faith, vicar, priest, imam, worship, service on sunday, meaning of life, quaker, christian, muslim, sikh, hindu, jewish, buddhist
  offers: church, chapel, mosque, islamic, muslim, sikh, gurdwara, temple, synagogue, jewish, prayer, chaplaincy, chaplain, faith, worship, spiritual, quaker, meditation?
interpreter = Language and interpreting
  asks: interpreter, interpreting, translation, translator, doesnt speak english, does not speak english, speaks no english, speaks little english, little english, no english, cannot speak english, language barrier, cant understand letters in english, limited english
  offers: interpreter, interpreters, interpreting, translation, translated, bilingual, community languages, esol
esol = Learning English
  asks: esol, learn english, learning english, improve her english, improve his english, english class, english classes, english lessons, practise english, doesnt speak english, does not speak english, speaks little english, little english, speak english better, wants to speak english, conversation practice
  offers: esol, english classes, english for speakers of other languages, learn english, english conversation, conversation club, conversation cafe, english lessons
rural = Farming, fishing and village life
  asks: farmer, farmers, farm, farming, farmers wife, tenant farmer, rural, village, remote, middle of nowhere, fisherman, fishermen, fishing family, trawler, trawlerman, seafarer, merchant navy, lost the boat, lost his livestock, lambing, tb in the herd, smallholding
  offers: farmers, farming, farm, rural, rural isolation, village, villages, village agent, village agents, fishermen, fishing families, fishers, seafarers, agricultural
`
