import { plainWords, stem, wordsOf } from '../words.ts'

/**
 * Words that people use for one another, the first standing for all. Only words of those who ask are folded this way:
 * services say "bereavement", not "passed". Whom it is about (he, my, their) makes no difference to what is needed.
 */
const ALIKE = `
her: his my our their your its whose him me them us theirs hers
she: he i they we you
herself: himself myself yourself themselves themself ourselves
spouse: husband hubby wife wives missus missis fella feller partner boyfriend girlfriend spouses
mum: mam mother mummy mom mommy
dad: father daddy
nan: gran granny grandma grandmother nana nanna nanny
grandad: grandpa grandfather gramps granddad
grandchild: grandchildren grandson grandsons granddaughter granddaughters grandkid grandkids
child: children kid kids bairn bairns youngster youngsters nipper
son: daughter sons daughters stepson stepdaughter
sister: brother sibling siblings sisters brothers
baby: babies newborn infant bub
man: men bloke blokes chap chaps gent gents gentleman guy guys
woman: women lady ladies
lad: lads
lass: lasses
teenager: teenagers teenage teen teens adolescent adolescents
friend: friends mate mates pal pals buddy buddies chum chums
nobody: noone none
anybody: anyone somebody someone
died: die dies death deceased dead
afraid: scared frightened terrified fearful petrified scary frightening
cant: cannot couldnt unable
wont: refuses refusing refused wouldnt
dont: doesnt didnt not
talk: talks talking talked speak speaks speaking spoke spoken
chat: chats chatting natter nattering chinwag gossip
money: cash dosh funds
skint: penniless strapped brassic
drink: drinks drank drinking drunk booze boozing boozes boozer
telly: television tv
exhausted: knackered shattered drained frazzled
bored: boredom boring
house: flat flats home apartment bedsit houses homes
hit: hits hitting beat beats beaten thump thumps punch punches punched slap slaps slapped
cry: cries crying cried weeps weeping weepy tearful sobs sobbing tears
pregnant: pregnancy expecting
fall: falls fell fallen falling
forget: forgets forgot forgotten forgetful forgetting
lose: lost loses losing
eat: eats ate eaten eating
sleep: slept sleeps sleeping asleep kip kips kipping
sofa: couch settee sofas couches
leave: left leaves leaving
go: goes going gone went
get: gets got getting gotten
give: gives gave given giving
take: takes took taken taking
feel: feels felt feeling
keep: keeps kept keeping
see: sees saw seen seeing
hear: hears heard
sing: sings sang sung singing
swim: swims swam swum swimming
think: thinks thought thoughts thinking
write: writes wrote written writing
find: finds found finding
make: makes made making
come: comes came coming
run: runs ran running
ring: rings rang ringing
tell: tells told
stand: stood stands standing
pay: pays paid paying payment payments
buy: buys bought
teach: teaches taught
throw: throws threw thrown chuck chucks chucked kicked turfed slung
prison: jail gaol prisons jailed imprisoned clink
sad: unhappy miserable glum gloomy
worry: worried worries worrying
anxious: anxiety
depressed: depression depressing depressive
dog: dogs pooch puppy pup hound
cat: cats kitten moggy
doctor: doctors gp
hospital: hospitals infirmary
shop: shops supermarket supermarkets
bus: buses
walk: walks walked walking stroll strolls strolling
job: jobs
retire: retired retires retiring retirement
drive: drives drove driven driving
lonely: lonesome loneliness
garden: gardens gardening
vegetable: vegetables veg veggies
foreign: abroad overseas
ill: poorly unwell sick sickly
toilet: loo lav lavatory
knit: knits knitting knitted
paint: paints painting painted
dance: dances dancing danced
draw: draws drawing drew drawn
cook: cooks cooked cooking
smoke: smokes smoking smoked
gamble: gambles gambling gambled
bet: bets betting
bill: bills
debt: debts
clothes: clothing
picture: pictures pics photo photos photograph photographs
phone: phones
old: elderly aged
stop: stops stopped stopping
shake: shakes shaking shaky shook
breathe: breathes breathing breath breathless
hurt: hurts hurting
evict: evicted evicting eviction evictions
argue: argues arguing argued argument arguments rows row rowing bickering squabbling
school: schools
`

/** Said in two words or more. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/\b(he|she|it|they|we|you|who|there|that)['’](?:s|d|ll|re|ve)\b/gi, '$1'],
  [/\bi['’](?:m|d|ll|ve)\b/gi, 'I'],
  [/\bno[ -]one\b/gi, 'nobody'],
  [/\bany one\b/gi, 'anybody'],
  [/\bpass(?:ed|es|ing)? (?:away|on)\b/gi, 'died'],
  [/\b(?:other|better) half\b/gi, 'spouse'],
  [/\bbored (?:stiff|silly|rigid|to (?:tears|death))\b/gi, 'bored'],
  [/\bnot able to\b/gi, 'cant'],
  [/\b(?:do|does|did) not\b/gi, 'dont'],
  [/\b(?:can|could) not\b/gi, 'cant'],
  [/\bwill not\b/gi, 'wont'],
  [/\bsing[ -](?:song|along)s?\b/gi, 'singsong'],
  [/\bgrand[ -](child|children|son|daughter|kids|dad|mum)\b/gi, 'grand$1'],
  [/\blittle (?:un|uns|ones?)\b/gi, 'child'],
  [/\bbehind bars\b/gi, 'prison'],
  [/\bex[- ](?=\w)/gi, 'ex '],
]

const CANONICAL: ReadonlyMap<string, string> = new Map(
  ALIKE.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', others = ''] = line.split(': ')
      const stands = stem(first)
      return [first, ...plainWords(others)].map((word) => [stem(word), stands] as const)
    }),
)

const paired = (text: string): string =>
  PAIRS.reduce((so, [pattern, instead]) => so.replace(pattern, instead), text)

/** The stems of what somebody says, with words alike made one. */
export const everydayWords = (text: string): readonly string[] =>
  wordsOf(paired(text)).map(everyday)

/** One stem as `everydayWords` would give it. */
export const everyday = (word: string): string => CANONICAL.get(word) ?? word
