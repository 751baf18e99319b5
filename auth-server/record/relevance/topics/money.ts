import { type Topic, topicsOf } from '../topic.ts'

const social = topicsOf('social history', 'socialHistory')

/** Money, benefits, food, work and learning. */
export const moneyTopics: readonly Topic[] = [
  social(
    'money and debt',
    'Money',
    `debt, debts, indebted*, arrears, bailiff*, bankrupt*, insolven*, loan shark*, payday loan*, loan repayment*, loans, overdraft*, credit card|cards, owes, owing, money owed, catalogue debt, IVA, CCJ,
    financ* problem*|difficult*|hardship|strain|worr*|concern*|stress*|pressure*|issue*|trouble*|crisis|insecur*|support|help|situation|circumstances|depend*|abuse|advice|assessment|loss*|impact|need*|vulnerab*, financ*,
    money worr*|problem*|trouble*|difficult*|issue*|concern*|tight|is, money, monies, worr* about|over ~ bills|money|rent|mortgage|finances, no money, short of money, struggling to pay|afford, struggl* financ*, difficulty|unable|struggl* ~ pay|paying|afford|affording,
    cannot|cant|couldnt|unable to? afford, cost of living, bills, unpaid bill*, gas|electric|electricity|energy|fuel|heating bill|bills|meter|debt|cost|costs, prepayment meter, poverty, impoverish*, low income, income, no income, reduced income, loss of income, loss of earnings, wages, salary, savings, pension, pensions, pensioner, pension credit, budgeting, ISA savings, bank account,
    gone without food|heating|meals, heating or eating, household support fund, hardship fund|payment, crisis loan, grant application, charitable grant, turn2us, stepchange, debtline, christians against poverty, credit union, cannot pay, destitut*, no recourse, affluent, economic*, socioeconomic, in the red, scam*, scammed, fraud, defrauded, conned, gave ~ money, lent ~ money, money stolen, cost of prescription*, prescription charges, prepayment certificate, hc1|hc2 form|certificate, low income scheme, exempt from charges,
    expensive, skint, broke and, laundrette, will and probate, making a will, inheritance`,
  ),
  social(
    'benefits',
    'Money',
    `benefit claim*|application*|appeal|form*|stopped|sanction*|advice|check|entitlement*|assessment|payment*|letter|cap|office|agency|money|cut, on benefit|benefits, benefits system|office|stopped|claim*|cut|advis*|advice|agency|help|issue*|problem*|letter|form*|appeal|and housing|housing, his|her|their|lost|losing|applying|no|receives|receiving|gets|claims|about|re|with benefits, welfare benefit*|rights|reform, state benefit*, housing benefit, child benefit, disability benefit*, sickness benefit, incapacity benefit, invalidity benefit, claiming benefit*, in receipt of benefit*, social security, council tax, tax credit*, working tax, income support,
    universal credit, uc50, uc113, UC claim|payment*|journal|application|appeal|money|sanction*|housing|and, on UC, applied|applying|claim|claims|claiming for? UC, get|gets|getting|receiv* UC, limited capability, LCWRA, LCW, work capability assessment, WCA, esa50, esa113, ib113, employment and? support allowance, ESA claim|appeal|form|assessment|payment*|stopped|support|group, on ESA, claim*|receiv*|applied|applying|get|gets for? ESA,
    job seekers allowance, jobseekers allowance, JSA, personal independence payment*, PIP, pip form*|claim*|assessment*|appeal|application*|tribunal|review|letter|payment*|award*, disability living allowance, DLA, adult disability payment, attendance allowance, carers allowance, guardians allowance, bereavement payment|allowance|support payment, maternity allowance|pay, statutory sick pay, SSP, sick pay, winter fuel, winter payment*, warm home discount, cold weather payment,
    mandatory reconsideration, tribunal, sanctioned, DWP, jobcentre, job centre, department for work, work and pensions, atos, maximus, capita assessment, ds 1500, med3 for benefit*, dla form, blue badge, disabled badge|parking|sticker, bus pass, freedom pass, disabled persons railcard, motability, insurance ~ claim, compensation claim, citizens advice`,
  ),
  social(
    'food',
    'Money',
    `food bank*, foodbank*, food parcel*, food voucher*, food insecur*, food poverty, trussell, no food|foods in|at|left, skipping meals, skips meals, hungry, going hungry, cant|cannot afford food|to eat, free school meal*, healthy start voucher*, soup kitchen, community fridge|pantry, social supermarket, meals on wheels`,
  ),
  social(
    'work',
    'Work',
    `unemploy*, employ*, self employed, selfemployed, redundan*, made redundant, retire*, semi retired, retirement, early retirement, ill health retirement, medically retired, jobless, job, jobs, job seeking, seeking work, out of work, no work, lost ~ job|work|employment|business|contract, sacked, dismissed from, dismissal, laid off, zero hours|hour, gig economy, furlough*,
    works as|at|in|from|full|part|nights|shifts|long|hard|too|#, works for ~ council|company|nhs|himself|herself|firm|brother|father|family, works with children|people|horses|animals|elderly|machinery|chemicals, work as|at|in|for|from|full|part|nights|shifts, working as|at|in|for|from|full|part|nights|shifts|hours|long|two|again|age|life, worked as|at|in|for, works, not working, stopped working, still working, no longer work*, unable|cannot|cant|unfit ~ work, fit for work, may be fit for work, not fit for work, back at|to work, return to work, returned to work, returning to work, phased return, rtw, time off work, off work, off sick, sick leave, signed off, sickness absence, absence from work, days off work, long term sick, sick from work, going back to work, at work, work related, works too hard, overwork*, overworked, workload, workaholic,
    work stress*|problem*|issue*|pressure*|load|place|colleague*|placement|history|situation|status|environment|demands|going|is|ok|fine, stress* at|with|from|of|by work, stress* ~ work, workplace, problem* at|with work, difficult* at|with work, trouble at work, bullied, bullying, harass* at work, grievance, disciplinary, suspended from work, burnout, burn out, burnt out, boss, line manager, his|her|their manager, colleagues, HR department, trade union, employment tribunal, occupational health, occ health, access to work,
    sick note*, sicknote*, fit note*, fitnote*, sick cert*, sickness cert*, med3, med 3, MED3, med 10, statement of fitness, statement of fitness for work, certificat* ~ work|sickness|incapacity, private certificate, ssp form, amended duties, altered hours, light duties, workplace adaptation*, workplace adjustments, reasonable adjustments at, incapacit* for work, certified unfit,
    occupation*, profession, career, apprentice*, self employ*, own business, runs|ran ~ business|shop|company|farm|pub|cafe, business failed|collapsed|closed|ceased|partner, contract ended|work|not renewed, agency work*, night shift*, night work*, shift work*, shift, shifts, sick days, night worker, long hours, part time, full time, fulltime, parttime,
    zero-hours, cleaner at|in, lorry driver, taxi driver, bus driver, hgv, warehouse, factory, builder, bricklayer, labourer, electrician, plumber, carpenter, joiner, mechanic, engineer, teacher, lecturer, nurse by|at|in|for, care worker, healthcare assistant at, shop assistant, shop worker, supermarket, chef, waiter, waitress, bar staff, barman, barmaid, hairdresser, accountant, solicitor by|at, lawyer, secretary, receptionist at|in|for, office job|work|worker, civil servant, postman, post office, farmer, farm worker, fisherman, miner, ex miner, steelworker, security guard, bouncer, social worker by, driver by, delivery driver, call centre, student nurse, housewife, homemaker, home maker, househusband, stay at home mum|dad|mother|father|parent, volunteers, volunteering, volunteered, volunteer at|in|for|role|work|post|job, voluntary work, charity shop, used to work|be, worked all his|her life, building site, manual work*, heavy lifting at, desk job, night duty`,
  ),
  social(
    'occupation',
    'Work',
    `sculptor, artist, painter, musician, actor, writer, journalist, professor, lecturer, teacher, nanny, builder, plumber, electrician, carpenter, joiner, roofer, decorator, bricklayer, labourer, welder, mechanic, engineer, architect, surveyor, driver, pilot, soldier, sailor, seaman, farmer, gardener, fisherman, miner, baker, butcher, chef, cook, waiter, waitress, barmaid, barman, publican, cleaner, caretaker, porter, clerk, secretary, receptionist, typist, cashier, shopkeeper, salesman, saleswoman, manager, director, accountant, solicitor, barrister, banker, civil servant, police officer, policeman, fireman, firefighter, paramedic, dentist, pharmacist, veterinary surgeon, vet, scientist, programmer, technician, hairdresser, beautician, tailor, machinist, seamstress, factory worker, packer, warehouseman, security guard, postman, milkman, taxi driver, lorry driver, bus driver, train driver, housewife, househusband, care assistant, carer occupation, childminder, au pair, student, pensioner, director of company, company director, self employed, photographer, model, dancer, athlete, footballer, jockey, clergy*, nun, monk, priest, vicar, religious worker, politician, judge`,
    { where: 'term' },
  ),
  social(
    'education and learning',
    'Work',
    `student*, university, at uni, at college, college, goes to school, at school, school, schools, schooling, home schooled, level of education, education history|level|problem|maintenance, educational need*|attainment|psycholog*|problem*|support|failure, further|higher|adult education, evening class*, adult learning, training course, course at, studying, studies at, dropped out, a levels, gcse*, exams, exam stress, exam*ations at, degree in, phd, left school, school leaver, no qualifications, NEET, truant*, exclu* from school, suspended from school, expelled, school refus*, ehcp, EHCP, SEND, special educational needs, special school, special needs school,
    cannot|cant|unable to? read|write, unable to read|write, never learned|learnt|learned to? read|write, read or|and write, illitera*, literacy, low literacy, numeracy, reads with difficulty, difficult* reading|writing|with reading|with writing|with forms, reading difficult*, dyslexi*, dyscalculi*, learning difficult*, help with forms, help filling ~ forms|form, needs help with ~ letters|forms|paperwork, doesnt|does not understand letters, esol, english classes, nursery, creche, childminder, class teacher, teaching assistant`,
  ),
]
