import { type Topic, topicsOf } from '../topic.ts'

const social = topicsOf('social history', 'socialHistory')

/** Where and with whom the person lives, and what is wrong there. */
export const homeTopics: readonly Topic[] = [
  social(
    'lives alone',
    'Home',
    `lives|live|living|lived|resides|stays alone|lone, lives|live|living by himself|herself|themselves|myself|themself,
    lives|living|live on his|her|their|my|own own?, alone at home, home alone, on her|his|their own now,
    lives|living ~ alone, lives independently, independent living, manages alone, alone since, on his|her|their|my own since,
    manages on his|her|their own, single occupancy, single person household, house|home ~ so|very quiet|empty,
    all alone in|at|since, on his|her|their tod, just her|him|me at home|in, only one in the house, no one|nobody|noone else at|in home|house|flat, alone in the|her|his house|flat|bungalow, rattling around,
    only the tv|telly|cat|dog|radio for company`,
  ),
  social(
    'living situation',
    'Home',
    `lives|lived|resides|residing|staying|stays with|w, living|live with his|her|their|my|the|a|wife|husband|partner|son|daughter|mother|father|mum|dad|parents|family|friend|friends|sister|brother|carer|grandparents|grandson|granddaughter|nan|aunt|uncle|cousin|relatives|foster|#, lives|live|living in|at|near|nearby|next|between|abroad,
    lives|live|living ~ wife|husband|partner|son|daughter|family|parents|mother|father|mum|dad|sister|brother|spouse|friend*,
    lives|living ~ flat|house|bungalow|maisonette|cottage|apartment|bedsit|caravan|boat|hostel|home|room|studio, lives|live here|locally,
    at home with wife|husband|partner|children|kids|family|parents, resident in|of ~ home, household, housemate*, flatmate*, cohabit*,
    living arrangement*, home circumstances, domestic circumstances, social circumstances, home situation, home environment, home conditions, home life,
    going to live, moved|moving|move in|into|out|back|house|home|away|area|from|nearer|closer|here, relocat*, just|recently moved,
    owner occupier, own home|flat|bungalow|house|place|tenancy, new address, keeps ferrets|pigeons|hens|chickens|bees|fish|ducks|rabbits, owns his|her|their|own house|home|flat, own|owns house, home owner, homeowner, house owner, ground|first|second|third|fourth|top|#th floor flat, #th|ground|top floor, floor flat,
    keeps|has|own* ~ pet|pets|dog|cat|dogs|cats|budgie|horse, pet owner, walks|walking the|his|her|their dog, gas|electric* in the? home,
    lodger, lodging*, lodges, lodgings, university halls, halls of residence, student accommodation, barracks, traveller site, houseboat, mobile home, caravan,
    shares|sharing|shared house|flat|accommodation|room|bedroom|home, sleeps downstairs, sleeping downstairs, no fixed address, all children live with,
 stopping with|at ~ mum|mums|dads|sister|sisters|friend|friends|daughters, kips|kipping|dossing|dosses at|on|with, sleeps|sleeping|sleep on ~ landing|settee|chair|armchair|sofa|floor, sleeps|sleeping in ~ chair|armchair|lounge|living|car, bed ~ downstairs, bed ~ front|living|dining room, back with ~ parents|mum|dad|mother|family, took|taken|taking him|her|them in, host family|ending|in|placement, homes #|for|4 ukr*, no lift in|to|at ~ flat|flats|block|building|floor, houseshare, house share, bedsit, narrowboat, static caravan, back on her|his|their sofa, shares with|w ~ brother|sister|friend|friends|mates, flat above, flat below, upstairs neighbour*, top of ~ stairs, lift ~ broken ~ flat|flats|block|floor, lift|lifts is? broken ~ #, # floor, lift out|broken|broke ~ wks|weeks|days|again|floor|stuck, old bedroom, in with ~ parents|mum|dad|sister|brother|family|mates, eats at ~ daughters|sons|sisters|neighbours|mums, conservatory, sleeping|sleeps at ~ brothers|sisters|mums|mates|friends|parents, washing drying ~ rad|radiator|rads|indoors, own bed since|for ~, sofa by, # coats to bed|in, coats|coat ~ indoors|bed`,
  ),
  social(
    'housing',
    'Home',
    `housing, rehous*, accommodation, landlord*, landlady, tenan*, council flat|house|property|home|tenant, rented, renting, rents, rent, private rental,
    lease, evict*, section 21, section 8 notice, notice to quit, notice to leave, repossess*, mortgage*, bailiff*, bedroom tax, bond scheme,
    damp ~ flat|house|home|property|wall*|room*|bedroom*|kitchen, flat|house|home|property|bedroom|walls|kitchen|room ~ damp, damp and|or mould, damp problem*, damp, mould, mouldy, mold in|on, black mould,
    overcrowd*, over crowded, disrepair, cramped, squalor, squalid, unfit to live, uninhabitable, no heating, no hot water, no running water, no gas|electric*, no bathroom|kitchen|cooker|fridge|furniture|carpets, no central heating,
    boiler broken|broke, heating|boiler ~ broken|off|broke, cold house|home|flat|room|property, house|home|flat ~ cold|freezing, afraid|scared to put the? heating, cant|cannot afford heating, fuel poverty, heating cost*,
    infestation at|in ~ home|house|flat, bed bugs, bedbugs, cockroach*, rats in|at, mice in, vermin, hoard*, cluttered, clutter, dirty house|home|flat, state of ~ house|home|flat, fire hazard, fire safety,
    noisy neighbour*, neighbour* dispute|noise|problem*|harass*|banging|loud, problem* with ~ neighbour*, dispute with ~ neighbour*, anti social behaviour, antisocial behaviour ~ estate|street|block|neighbour*,
    unsuitable housing|home|property, outgrown, house too small|big, stairs at home, steps up? to ~ front|house|flat|door, disabled facilities grant, home adaptation*, key safe, keysafe, housebound and isolated,
    condensation, wet walls, walls wet|black, roof leak*|leaking, leaking roof|ceiling, ceiling came|down|fell|collapsed, council ~ flat|house|list|move|banding|repairs|bedroom, bidding for|on ~ propert*|house*|flat*, homechoice, housing list|waiting|register, transfer list, possession hearing|order|proceedings|claim|notice|papers, housing possession, notice seeking, given|got|served|had notice, landlord* ~ selling, selling up, court papers ~ rent|house|flat|possession, too many stairs, spare room subsidy, council want*, the flat, her|his|their|new|old flat, lift in ~ block|flats|building ~ broken|out, two heaters, heaters off, heater in ~ room, one bar, unsafe wiring, electrics|wiring unsafe|dangerous, no carpet*, no cooker|fridge|washing, gas capped|condemned, mushrooms on|growing, black|wet|damp walls|wall|ceiling, one room in|for|with, # in one room, landlord put|putting|wants|selling|evicting|refuses|wont, rent ~ up, room ~ no lock, no lock, temp accom*, temp housing, windows streaming, water off, no water, washing drying,
    boiler condemned|bust|packed|leaking|gone|out|kaput, condemned, no boiler, heating ~ bust|packed|kaput|failed, ceiling leak*, leaking ceiling, mould ~ room|wall*|kids|baby*|bed*, black spots ~ wall*, repairs ~ outstanding|council|landlord|ha, HA ~ repair*|landlord|job|wont, priority band, band a|b|c|d ~ housing|list|council, housing ~ app|application|form|letter, medical ~ letter ~ housing|council, ASB, antisocial neighbour*, cuckoo, party wall, stairlift, wet room, level access, downsizing, downsize, house ~ too big, garden ~ too much, cant manage ~ garden|stairs|house`,
  ),
  social(
    'homelessness',
    'Home',
    `homeless*, no fixed abode, rough sleep*, sleeping rough, sleeps rough, slept rough, street homeless, sofa surf*, couch surf*, sleeping|sleeps|sleep|slept on ~ sofa|sofas|couch|floor, sleeping in ~ car|van|tent|shed|park|doorway|bus,
    living in ~ car|van|tent|shed, night shelter, winter shelter, vulnerably housed, nowhere to live|stay|go|sleep, kicked|thrown out of|by ~ home|house|parents|mum|dad|family, thrown out of, kicked out, temporary accommodation|housing, emergency accommodation,
    bed and breakfast accommodation, b b accommodation, hostel, hostels, squatting in, lives in squat, squatter, at risk of losing ~ home|house|flat, losing ~ home|house|flat, lost ~ home|house|flat, st mungos, crash pad, bnb placement,
    sofa to sofa, sofa hopping, sleeping in side room|mosque|church|shop|garage|office|station, living out of ~ bag|bags|car|suitcase, in a tent, under ~ bridge, NFA, nfa, no place to stay|go|live, got nowhere, nowhere else to go, put out of ~ house|home|flat, been staying between|with different, b b since, in b b, in bnb, in a hostel, hostel ~ room, on the streets, on street,
    sleeping|sleeps in vehicle|vehicles, sleeping out, vagrant, vagrancy, temporary shelter`,
  ),
  social(
    'supported housing',
    'Home',
    `sheltered accommodation|housing|flat|scheme|complex|home, sheltered, warden controlled|assisted|accommodation, warden, extra care housing|scheme|flat, extra care, supported living|accommodation|housing|lodgings, assisted living,
    retirement flat|village|complex|home|housing, almshouse, nursing home, residential home|care|placement, care home, rest home, part iii accommodation, group home, shared lives, old peoples home, emi home, lives in ~ home, respite placement, in a home, step down bed, intermediate care bed,
    lives in ~ institution, long stay hospital, secure unit,
    nursing or other home`,
  ),
]
