import { type Topic, topicsOf } from '../topic.ts'

const social = topicsOf('social history', 'socialHistory')
const contact = topicsOf('engagement', 'people')

/** Where a person comes from, what they believe and speak, how they are reached and get about. */
export const identityTopics: readonly Topic[] = [
  social(
    'migration',
    'Migration and belonging',
    `asylum, asylum seek*, refugee*, migrant*, immigra*, emigrat*, migrat*, leave to remain, indefinite leave, right to remain, settled status, visa, spousal visa, home office, deport*, undocumented, no recourse, NRPF, UASC, unaccompanied minor, resettle*, traffick*, modern slavery, torture*, fled from|her|his|the, fled, displaced person, nass, nass accommodation, stateless, newly arrived, new arrival, arrived in|from|uk ~ uk|country|england|year|month|syria|ukraine|afghanistan|eritrea|sudan|iran|iraq, came to|from ~ uk|england|country|abroad|syria|ukraine|afghanistan, born abroad, country of origin, recently moved to uk, gypsy, traveller, travellers, roma community|gypsy, irish traveller, foreign national, overseas student, homes for ukraine, passport, biometric residence`,
  ),
  social(
    'faith and culture',
    'Faith and support',
    `church*, mosque, hindu temple, goes|attends to? temple, synagogue, gurdwara, chapel, faith, religio*, christian*, muslim, islam*, hindu*, sikh*, jewish, judaism, buddhis*, catholic, protestant, anglican, church of england, methodist, baptist, quaker, jehovah*, pentecostal, mormon, agnostic, atheist, pagan, spiritual*, pray*, ramadan, chaplain*, vicar, priest, imam, rabbi, pastor, minister visits, belie* in god, cultural need*|belief*|background|group, no religion, humanist, orthodox`,
  ),
  contact(
    'language and interpreter',
    'Language and communication',
    `interpret* needed|required|present|used|booked|via|service*|line|with|not|for, interpreter*, interp, interps, letter was in english, translator*, translat* by|for|needed|required|via, language line, language barrier, language difficult*, first language, main spoken language, preferred language, main language, second language, additional language, speaks english poorly|badly|little|slowly|with, speaks|speak|spoken|understands|understand little|no|some|poor|limited|only|basic|broken|not|good ~ english, limited|poor|no|little|broken|basic english, not speak ~ english, speaks polish|urdu|punjabi|arabic|bengali|somali|farsi|dari|pashto|romanian|ukrainian|russian|tigrinya|turkish|kurdish|spanish|portuguese|french|italian|hindi|gujarati|tamil|mandarin|cantonese|chinese|vietnamese|albanian|lithuanian|bulgarian|welsh|sylheti|amharic, english not first, english as a second, english language not, non english speaking, requires ~ interpreter, bilingual, ESOL, british sign language, BSL, sign language, lip read*, lipread*, makaton, braille, large print, easy read, hearing loop, accessible information, communication need*|difficult*|aid*|support|problem*|method|format|passport|impair*, communicat* via|through|by, needs information in, uses ~ text relay|minicom, textphone, reasonable adjustment*, uses a citizen advocate, advocate, advocacy, difficulty communicating, speech ~ unclear|difficult, written communication, verbal communication`,
  ),
  contact(
    'contact needs',
    'Contact',
    `preferred method of contact, preferred contact, prefers|prefer ~ text|phone|email|telephone|letter|contact|contacted|appointments|face|female|male, best time to|for ~ call|contact|phone|ring, contact by|via text|phone|email|letter|daughter|son|wife|husband|carer|mother, please contact|phone|ring|call ~ daughter|son|wife|husband|carer|mother|mum|keyworker|partner, ring ~ daughter|son|wife|husband|carer, no phone|telephone|mobile|landline, does not have ~ phone|mobile|telephone, not have ~ phone|mobile, phone number changed, doesnt answer|like ~ phone|unknown|calls|withheld, does not answer phone, hearing impaired ~ phone, contact details, permission to|given ~ speak|discuss|leave|share|contact, consent* ~ discuss with|to share ~ wife|husband|daughter|son|carer|mother|partner|family, speak to ~ on behalf, proxy access, nominated contact, third party consent, authorised ~ speak, telephone ~ before visit*, needs ~ reminder*, text reminder*, double appointment*, longer appointment*, home visits only, chaperone requested, do not text, needs someone with, anxious on phone, does not like phone, cannot use phone, can only manage ~ morning*|afternoon*`,
  ),
  social(
    'digital exclusion',
    'Getting online',
    `digital* exclu*, digital inclusion, digital poverty, no internet, no access to ~ internet|computer|online|wifi, no wifi|broadband|email|smartphone|computer|laptop, not have|use ~ internet|smartphone|computer|email|online, doesnt have|use ~ internet|smartphone|computer|email, cannot|cant|unable|difficulty|struggles ~ use|using|get|go ~ computer|internet|online|smartphone|technology|app|apps|email|forms, not online, not computer literate, computer literate, it literate, not tech savvy, online forms, get online, help ~ online, landline only, no data on, it class*, computer class*, computer course*, tech support, internet access, no mobile phone`,
  ),
  social(
    'veterans',
    'Service life',
    `veteran*, ex forces, ex army, ex navy, ex raf, ex military, ex serviceman|servicewoman|service, ex soldier, armed forces, military, army, navy, royal marines, marines, served in, soldier, squaddie, op courage, british legion, ssafa, SSAFA, combat stress, combat ptsd, help for heroes, raf, RAF, RBL, HMF, national service, war pension, afghanistan tour, iraq tour, tour of, deployed, reservist, territorial army, service personnel, war veteran, falklands, northern ireland tour`,
  ),
  social(
    'transport',
    'Getting about',
    `transport problem*|difficult*|issue*|needed|required|not|arranged|booked|service|is|cost*|to, no transport, lack of transport, poor transport, public transport, patient transport, hospital transport, community transport, dial a ride, volunteer driver*, taxi*, taxicard, taxi card, no car, has ~ car, doesnt|does not|not|unable to|cannot|cant|no longer|stopped|stop|gave up|given up|advised not to drive|driving, drives, driving, driver, non driver, dvla*, driving licen*|license|test, licence revoked|taken|back, lost ~ licence|license, no bus|buses, bus service|route|stop, buses, bus, by bus, on the bus, cannot use ~ bus|transport, afraid to travel, travel difficult*|problem*|training|alone, unable to travel, difficult* getting to|out|about, getting to ~ appointments|shops|surgery|hospital, rural location|area, lives ~ remote, relies on ~ lifts|lift|daughter|son|neighbour|taxi, lifts from, needs lift, gets a lift, mobility car, train fare*, travel cost*, bus fare*, fares`,
  ),
  social(
    'gambling',
    'Gambling',
    `gambl*, betting, betting shop*, bets on, bookies, bookmaker*, casino, fruit machine*, slot machine*, online slots, scratch cards, scratchcards, gamcare, gamblers anonymous, gamstop, lottery addict*, bingo addict*`,
  ),
]
