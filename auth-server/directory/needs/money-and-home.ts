/** Needs about money, home and getting by. Format: `need-table.ts`. Our own wording, from general knowledge. */
export const MONEY_AND_HOME = `
debt = Debt and bills
  asks: debt, debts, in debt, owe, owes, owing, arrears, bailiff, bailiffs, enforcement agent, loan, loans, loan shark, payday loan, credit card, catalogue, final demand, county court, ccj, behind with, behind on, cant pay, unable to pay, struggling to pay, repayments, overdraft, bankrupt, insolvency, council tax, unopened letters, letters from the council
  offers: debt advice, debt, debts, money advice, debt relief, breathing space, creditor, creditors, arrears, bailiff, repayment plan, budgeting, bankruptcy
benefits = Benefits and entitlements
  asks: benefit, benefits, welfare rights, universal credit, pip, personal independence payment, attendance allowance, esa, dla, pension credit, housing benefit, carers allowance, tribunal, appeal, sanction, sanctioned, dwp, jobcentre, work capability, mandatory reconsideration, entitlement, entitled, entitlements, claim form, forms, form filling, brown envelope, turned down for, stopped his money, stopped her money, stopped their money, assessment form, blue badge, claim, claiming
  offers: benefits advice, benefits, welfare rights, benefit check, benefits check, universal credit, pip, attendance allowance, pension credit, form filling, tribunal, appeals, entitlement, entitlements, claim, blue badge?
money = Money and budgeting
  asks: money, money worries, finances, financial, income, poverty, skint, broke, afford, cant afford, cost of living, budgeting, budget, make ends meet, runs out of money, no money, low income, savings, bank account, short of money, wages, hard up
  offers: money advice, budgeting, financial, money, benefit check?, benefits advice?, debt advice?, credit union, savings, hardship, hardship fund, crisis fund, grants, grant
food = Food and meals
  asks: food, food bank, foodbank, hungry, hunger, no food, nothing to eat, not eating, skipping meals, food parcel, empty cupboards, empty fridge, feed the family, feed the children, feed her children, feed his children, groceries, food shopping, meals, hot meal, free school meals, eat properly
  offers: food bank, foodbank, food parcel, food parcels, food pantry, pantry, community fridge, community larder, free meal, community meal, community kitchen, hot meal, meals, food club, holiday hunger, soup
hotmeals = Meals brought home
  asks: meals on wheels, meal delivery, cant cook, cannot cook, not cooking, stopped cooking, no longer cooks, unable to cook, lives on toast, living on toast, living on biscuits, ready meals, hot meal at home, losing weight, not eating properly, delivered meals, stand long enough to cook
  offers: meals on wheels, meal delivery, meals delivered, delivers hot meals, delivered to your door, delivered to your home, frozen meals, hot dinner delivered
energy = Heating and energy bills
  asks: energy, heating, fuel, gas bill, electric, electricity, meter, prepayment, prepay, top up the meter, top up, cold house, cold home, cant heat, keep warm, freezing, boiler, broken boiler, boiler broken, insulation, draughty, draughts, smart meter, fuel poverty, heat or eat, sits in the dark, sits in her coat, sits in his coat, turns the heating off, heating off, no heating, radiators
  offers: energy advice, energy bills, fuel voucher, fuel vouchers, fuel poverty, heating, boiler, insulation, warm homes, warm home, draught, draught proofing, meter, energy efficiency, winter warmth, keep warm
warmspace = Warm places to be
  asks: warm space, warm hub, warm place, warm bank, somewhere warm, keep warm, out of the cold, cold house, cold home, heating off
  offers: warm space, warm hub, warm welcome, warm place, keep warm?
housing = Housing advice
  asks: housing, landlord, tenancy, tenant, rent, rent arrears, private rent, eviction, evicted, evict, notice to quit, section 21, rehousing, rehoused, housing register, bidding, council house, overcrowded, overcrowding, disrepair, unsuitable housing, mortgage, repossession, neighbours noise, neighbour dispute, shared ownership, notice to leave, lose the flat, lose her flat, lose his flat, lose the house, lose her home, lose his home, lose their home, nowhere to live
  offers: housing advice, housing options, tenancy, tenancy support, tenants, eviction, rent, landlord, rehousing, housing rights, homelessness prevention, supported housing?, floating support, tenancy sustainment, mortgage
homeless = Homelessness
  asks: homeless, homelessness, rough sleeping, sleeping rough, rough sleeper, sofa surfing, sofa surfer, staying on friends sofas, sleeping on sofas, no fixed abode, nfa, nowhere to sleep, sleeping in his car, sleeping in her car, sleeping in the car, sleeping in a car, sleeps in, hostel, night shelter, temporary accommodation, nowhere to live, street homeless, tent, kicked out, thrown out
  offers: homeless, homelessness, rough sleepers, rough sleeping, night shelter, hostel, emergency accommodation, day centre for homeless, street outreach, supported lodgings, shelter, nightstop
repairs = Repairs and jobs around the house
  asks: repair, repairs, handyman, handyperson, odd jobs, small jobs, leaking, leak, damp, mould, mouldy, broken window, broken door, locks, house is falling apart, diy, curtain rail, light bulb, plumber, roof, home improvement, dripping tap
  offers: handyperson, handy van, handyman, small repairs, home repairs, repairs, home improvement, odd jobs, diy, care and repair, decorating
adaptations = Grab rails, equipment and adaptations
  asks: adaptation, adaptations, grab rail, grab rails, rails, handrail, stairlift, stair lift, walk in shower, wet room, cant get in the bath, cant get upstairs, bath, bathing, ramp, disabled facilities grant, commode, equipment, wheelchair hire, wheelchair loan, wheelchair, raised toilet seat, aids, key safe, walking frame, cant manage the stairs, manage the stairs
  offers: grab rails, adaptations, adaptation, stairlift, disabled facilities grant, equipment, wheelchair loan, wheelchair hire, mobility aids, mobility equipment, ramp, ramps, level access shower, key safe, independent living, daily living aids, home improvement agency
telecare = Alarms and calling for help
  asks: pendant, pendant alarm, lifeline, careline, telecare, alarm, emergency button, fell and could not get up, lay on the floor, on the floor for hours, wandering, gps, door sensor, nobody would know, nobody would know if, smoke alarm, fire safety, burglar, safe at home alone, wrist alarm
  offers: pendant, pendant alarm, lifeline, careline, telecare, community alarm, personal alarm, sensor, sensors, smoke alarm, smoke alarms, fire safety, safe and well, welfare call?
furniture = Furniture, white goods and clothes
  asks: furniture, bed, no bed, mattress, sleeping on the floor, fridge, no fridge, freezer, cooker, no cooker, washing machine, white goods, carpet, carpets, curtains, sofa, household goods, bedding, school uniform, uniform, clothes, clothing, coat, winter coat, shoes, new flat empty, unfurnished, empty flat, nothing in the flat, kettle, microwave
  offers: furniture, white goods, household goods, furniture recycling, reuse, beds, bedding, cookers, fridges, starter pack, starter packs, school uniform, uniform exchange, uniform, clothing bank, clothes bank, clothes, coats, electrical goods
babythings = Things for a baby
  asks: nappies, nappy, baby clothes, cot, pram, pushchair, baby bank, baby milk, formula, baby equipment, nothing for the baby, moses basket, car seat
  offers: baby bank, baby clothes, nappies, pram, prams, cot, cots, baby equipment, moses baskets, toy library?
hoarding = Clutter and hoarding
  asks: hoarding, hoarder, hoards, hoard, clutter, cluttered, declutter, decluttering, cant throw anything away, rooms are full, piles of newspapers, piled high, rubbish, squalor, dirty house, state of the house, fire risk, cannot get through the door, house is full, self neglect
  offers: hoarding, declutter, decluttering, clutter, clear out, tidying?
homehelp = Help at home
  asks: home help, cleaning, cleaner, housework, shopping, fetch shopping, do his shopping, do her shopping, laundry, ironing, change the bed, managing at home, not coping at home, gardening help, overgrown garden, garden overgrown, grass needs cutting, cut the grass, mow the lawn, personal care, home care, package of care, washing and dressing, cant keep on top of the house, prescription collection, collect prescriptions, pick up prescriptions
  offers: home help, cleaning, housework, shopping, shopping service, domestic help, laundry, home care?, personal care?, garden tidy, gardening help, garden maintenance, good neighbour, good neighbours, good neighbour scheme, prescription, prescriptions, errands
hospital = Coming home from hospital
  asks: hospital discharge, discharged, home from hospital, out of hospital, came out of hospital, coming out of hospital, leaving hospital, after an operation, after surgery, hip replacement, knee replacement, recovering at home, convalescence, after his operation, after her operation
  offers: home from hospital, hospital discharge, discharge, leaving hospital, after a hospital stay, settle back at home, hospital stay, resettlement, six weeks
transport = Transport
  asks: transport, lift, lifts, bus, buses, bus pass, no buses, car, no car, no longer drives, cant drive, cannot drive, stopped driving, gave up driving, giving up driving, given up driving, lost his licence, lost her licence, licence taken, get to hospital, get to appointments, getting to appointments, hospital appointments, missed appointments, patient transport, taxi, taxis, dial a ride, community transport, cant get there, no way of getting, get about, getting about, train fare, fares, travel, nobody to drive, far from the bus stop, rural, shopmobility, mobility scooter, scooter
  offers: community transport, dial a ride, volunteer drivers, volunteer driver, car scheme, voluntary car scheme, transport, minibus, lifts, hospital car, bus pass, travel training, shopmobility, mobility scooter, scooter, door to door, wheels to work
legal = Legal advice, wills and power of attorney
  asks: legal, solicitor, lawyer, will, make a will, wills, power of attorney, lpa, probate, court, deputyship, small claims, rights, legal advice, legal aid, law, consumer, complaint
  offers: legal advice, law centre, legal, solicitor, solicitors, wills, will writing, power of attorney, probate, rights, advice clinic
advice = Advice on many things
  asks: advice, citizens advice, cab, consumer, complaint, dont know where to turn, does not know where to turn, many problems, general advice, help with paperwork, paperwork, letters, post piling up, understand letters, official letters, read letters, forms
  offers: citizens advice, advice, advice and information, general advice, advice drop in, information and advice, one stop, help point, signposting, paperwork
advocacy = Having someone speak up
  asks: advocate, advocacy, speak up, speak for, voice heard, nobody listens, not listened to, care assessment, complaint about care, nhs complaint, complain, meeting with social services, rights, someone with him at, someone with her at
  offers: advocacy, advocate, advocates, speak up, self advocacy, your voice, nhs complaints
immigration = Immigration and asylum
  asks: asylum, asylum seeker, refugee, refugees, immigration, visa, home office, leave to remain, settled status, no recourse to public funds, no recourse, nrpf, deportation, spouse visa, new to the country, new to the uk, new arrival, recently arrived, came to this country, came to england, fled, ukrainian, syrian, afghan, eritrean, sudanese, undocumented, citizenship, resettled, integrate, moved here from
  offers: asylum, asylum seekers, refugee, refugees, immigration, immigration advice, settled status, newcomers, migrants, resettlement, integration, sanctuary
scams = Scams, fraud and crime
  asks: scam, scammed, scams, conned, fraud, rogue trader, cold caller, cold callers, doorstep, nuisance calls, gave his bank details, gave her bank details, burgled, burglary, mugged, assaulted, victim of crime, crime, robbed, hate crime, attacked, antisocial behaviour, anti social behaviour, harassed by neighbours, cuckooing, frightened to go out, romance fraud, savings taken
  offers: scams, scam, fraud, victims, victim support, victims of crime, crime, hate crime, trading standards, doorstep crime, nuisance calls, call blocker, home security, anti social behaviour, restorative justice
offending = After prison or probation
  asks: prison, ex offender, offending, probation, released from prison, came out of prison, out of prison, inside, criminal record, police record, conviction, parole, husband in prison, partner in prison, son in prison, dad in prison, prisoner
  offers: ex offenders, offending, probation, prison, prisoners, prison leavers, families of prisoners, criminal record, rehabilitation, prisoners families
`
