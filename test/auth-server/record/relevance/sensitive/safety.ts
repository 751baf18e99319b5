import { lines, type Wordings } from './wordings.ts'

export const safety: readonly Wordings[] = [
  {
    group: 'domestic-abuse',
    closing: 'safety',
    closes: lines(`
      Partner pushed her into wall
      Discloses he pushed her against the cooker x2 since the baby
      Does not want him knowing she has said
      doesn't want him to know she has told us
      hits her when he's had a drink
      scared to go home to bf
      he controls her money & phone
      won't let her see GP alone
      partner present throughout, spoke for her
      IDVA number given
      MARAC case
      on refuge waiting list
      staying in refuge w/ kids
      nonmol order
      non-molestation order v ex
      fled ex w/ one bag
      strangled by ex
      coercive partner
      hx of DVA
      DV history
      emotionally abusive husband
      ex stalking, police reference
      ex turns up at work
      wife hits him w/ pan
      frightened of son, he threw a chair
      son (34) punched her when she refused money
      DASH 15
      Clare's law request made
      honour-based threats from brothers
      FMPO in place
      forced marriage protection order
      he goes through her phone
      he put a tracker in her car
      he hides her keys
      bruised arm, says door, partner answering for her
      has to account for every penny
      isn't allowed a bank card
      he calls her names & spits at her
      threatens to take kids if she leaves
      threatens to kill himself if she leaves
      walks on eggshells round husband
      left husb after he broke her jaw
      Women's Aid helping
      seen alone, discloses violence
      he locks her in
      domestic w/ partner last night, police
      husb choked her 2x
      assaulted by bf, # nose
      afraid of what he'd do if he found out
      relationship is abusive
      controling partner
      partner very controlling
      not allowed out without him
      partner took her phone
      husband doesn't let her work
      partner violent when drunk
      ex threw her down the stairs
      ex broke bail conditions, outside house
      feels unsafe at home with partner
      does not feel safe at home
      partner kicked her in stomach
      pt disclosed DA
      domestic absue
      she is afraid of her husband
      husband checks up on her constantly, she asks permission to go out
      boyfriend won't let her have her own bank account
      he threatened to burn the house down
      ex has been outside her house again, police number given
    `),
    stays: lines(`
      hit head on cupboard
      partner pushed her wheelchair up the hill
      son pushes her in wheelchair
      scared of needles
      ex partner supportive
      no DV
      denies DV
      domestic helper twice a week
      controlling BP well
      partner controls his diabetes well
      kicked by horse
      baby kicks felt
      hits the gym
      husband beats her at cards
      knocked her knee
      pushed herself too hard
      feels safe at home
      no domestic abuse
      asked about DV - no
      hit by car
      the dog scares her
      works for Women's Institute
      ex smoker
      partner threw a party for her
      keeps husband's keys
    `),
  },
  {
    group: 'safe-contact',
    closing: 'safety',
    closes: lines(`
      Do NOT ring landline, husband answers
      ring only Tues am when he's at work
      don't leave voicemails
      safe to text 9-3 only
      text safe, calls not
      uses sister's address, partner opens the post
      no letters home
      code word bluebell
      partner reads her texts
      if a man answers hang up
      husband must not know she came
      don't mention today's visit to husband
      pls don't text - he checks her phone
      not safe at home to talk
      not safe to ring home
      not safe to call
      unsafe to phone
      withhold address
      address confidential
      husband not to be told of appt
      see alone - don't let partner in
      NHS app off - he has her password
      he has her login
      only contact at work
      husb opens her post
      ring off if partner picks up
      no answerphone messages
      do not contact at home
      can't talk when partner is in
      partner listens in on calls
      phone on loudspeaker w/ partner beside her
      do not disclose address to ex
      ex must not get her new number
      never send letters to the house
      safe number is her sister's
      don't ring after 5, he is home
      call via school only
      withhold number when ringing
      do not tell husband she was here
      safe time to call Weds
      not to leave messages with husband
    `),
    stays: lines(`
      prefers text
      do not ring before 10, works nights
      ring only mornings
      ring daughter, pt is deaf
      landline only
      leave message w/ wife
      contact by text
      no voicemail set up
      email only, no phone
      voicemail full
      doesn't answer withheld numbers
      phone off, tried x3
      wife answers phone for him
      text not received
      no letters received from hospital
      husband reads letters to her, sight poor
      don't call an ambulance
    `),
  },
]
