import { phrases } from '../topic.ts'

/**
 * Kinds of words that people use of a life and seldom of an illness. One of them says little; two kinds together,
 * at least one of them `telling`, make a note one about everyday life, however it is put.
 */
export interface EverydayKind {
  kind: string
  telling: boolean
  phrases: readonly string[]
}

const kind = (name: string, telling: boolean, list: string): EverydayKind => ({
  kind: name,
  telling,
  phrases: phrases(list),
})

export const everydayKinds: readonly EverydayKind[] = [
  kind(
    'people',
    false,
    `wife, husband, partner, son, sons, daughter, daughters, mum, mother, dad, father, sister, sisters, brother, brothers, gran, nan, grandad, grandson, granddaughter, grandchildren, kids, children, neighbour, neighbours, friend, friends, family, aunt, auntie, uncle, niece, nephew, landlord, boss, nobody, noone, no one, alone, girls, lads, boyfriend, girlfriend, the ex, fiance, twins, baby, mates, pals, teacher, tutor, visitors, visitor, stranger, strangers, lodger, flatmate`,
  ),
  kind(
    'home',
    true,
    `the|her|his|their|a|own|council house|flat|bungalow|room|garden|bed|kitchen|sofa|settee|door|stairs|shed|key|keys|place|street|estate, kitchen, bedroom, sofa, settee, armchair, upstairs, downstairs, stairs, garden, gate, front|back door|room|step, curtains, heating, landing, shed, garage, fridge, freezer, cooker, oven, kettle, telly, tv, radio, wardrobe, spare room, doorstep, lives, living, stays with, moved, moving, move, cleaning, housework, ironing, hoovering, hoover, laundry, washing up, gas meter, tin, purse, handbag, wallet, chair, coat, coats, blanket, blankets, cushion, bath, drawer, cupboard, carrier bag*, bags, box, boxes, windows, washing line|drying|machine, tap, taps, loft, attic, hob, pan, pans, carpet, candle*, envelopes, envelope`,
  ),
  kind(
    'outings',
    true,
    `shop, shops, shopping, supermarket, asda, tesco, aldi, lidl, morrisons, sainsburys, market, town, village, library, park, pub, cafe, bus, buses, train, coach, taxi, car, beach, sea, seaside, caravan, club, church, mosque, temple, barber, barbers, hairdresser, hairdressers, haircut, bingo, museum, cinema, theatre, party, wedding, christening, day out, outside, outdoors, goes out, going out, go out, gets out, getting out, went out`,
  ),
  kind(
    'pastimes',
    true,
    `knit*, crochet*, quilt*, craft*, fishing, angling, darts, dominoes, football, cricket, rugby, golf, tennis, bowls, badminton, rambl*, sport*, swim*, library, sew, sewing, crochet, sing, sings, sang, singing, paint, paints, painting, fishing, bakes, baking, cooks, cooking, dance, dances, dancing, cards, piano, guitar, jigsaw*, crossword*, books, novel*, gardening, dog, dogs, puppy, cat, cats, budgie, horse, horses, pony, hens, hobby, hobbies, games, xbox, playstation, gaming, facebook, ipad, tablet computer, poetry, writing, photography, walks, rambling, allotment, plants, swim, swam, gym, choir`,
  ),
  kind(
    'feelings',
    true,
    `misses, missing her|him|home|them|the, ashamed, embarrassed, scared, afraid, frightened, dread*, hates, loves, loved, likes, enjoys, enjoyed, enjoying, proud, bored, guilty, angry, cross with, relieved, happier, sad, cries, cried, crying, fed up, worried, worries, worry, hurt by, jealous, hopeless, resents, resentful, regrets, wishes, laughs, laughed, gets down, cant cope, cant face, cant bear, best thing, nothing to, lost without, too much for, end of ~ rope, upset by|about|with|at|that`,
  ),
  kind(
    'money',
    true,
    `pay, pays, paid, paying, bank, cash, cost, costs, afford, owes, owed, wages, bills, price, expensive, money, savings, pension, benefits, cheap, free meal*, voucher*, debt, rent, mortgage, income`,
  ),
  kind(
    'getting by',
    true,
    `helps|help|helping her|him|them|out|with, gives|gave|needs|wants|get|gets a? lift, fetches, fetch, fetched, brings|brought|takes|took her|him|them to|home|round|shopping, gave up, given up, giving up, used to, no longer goes|sees|drives|visits|plays|walks, stopped going|seeing|visiting|playing|driving, hasnt been|had, havent been, not been out|to|back, wont go|leave|see|answer|let|have, let|lets us|her|him|me in, gets by, getting by, on her|his own, by herself|himself, relies on, depends on, visits, visited by, day|night|saturday|sunday|weekend off, every day|night|morning|week ~ for, looks after, since they|she|he|mum|dad left|died|moved, christmas, easter, birthday, anniversary, retired, school, college, work, job, shift|shifts`,
  ),
  kind(
    'manner',
    false,
    `says, said, told me, tells, talks, talked, chats, chatted, laughs, smiles, he, she, they, him, herself, himself, everyone, anyone, anybody, everybody, someone, somebody, people, person, always, never goes|does|sees|been, day, days, morning, mornings, evening, evenings, night, nights, sunday, sundays, monday, saturday, saturdays, weekend, weekends, week, years ago, at all, all day, every day, holiday, trip, trips, i m, im, ive, i dont, i cant, i just, my, me`,
  ),
  kind(
    'wishes',
    false,
    `wants, want, would like|love, hopes, hoping, refuses, declines, declined, wont, prefers, not keen, not ready, keen to|on, no idea, have|has a think, thinking about|of, would rather, asked for, asks for, asking for, offered, doesnt want|like, promised, plans to, not interested, interested in, looking forward`,
  ),
]
