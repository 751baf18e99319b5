import { lines, type Wordings } from './wordings.ts'

export const locked: readonly Wordings[] = [
  {
    group: 'hiv-sti',
    closing: 'locked',
    closes: lines(`
      HIV test today, result by text
      H.I.V. positive since 2010
      Recent dx HIV, started on ART last month
      VL <20, CD4 640, seen 6-monthly at the hospital
      undetectable VL
      Swab +ve for chlamydia, partner to be treated
      clamydia pos, doxy 1/52
      GC pos, recall
      gonnorhoea treated w/ IM cef
      gonorhea contact
      attended sexual health for screen
      Had PEP after condom split
      Takes PrEP from 56 Dean St
      ex partner phoned to say has chlamydia
      Genital warts, cryo wk 2
      HSV2 swab from vulval sore
      First episode genital HSV
      syphillis bloods
      STI check asked for, new partner
      urethral d/c, unprotected sex on hols
      HIV neg
      ?seroconversion illness
      seen in G.U.M.
      BBV screen neg
      dripping from penis since stag do, swabs
      trich on swab, metronidazole
      mother HIV positive, baby tested neg at 18/12
      perianal condylomata
      UPSI x2, wants STI screen
      LGV proctitis, 3/52 doxy
      HIV+ since 2004
      AIDS defining illness 1998
      caught something from a one night stand, for swabs at GUM
      pubic lice, lyclear
      starting PrEP next week
    `),
    stays: lines(`
      Hearing aids need new batteries
      Cold sore on lip
      Hand warts cryo x2
      CT head neg
      Hep B vaccine dose 2
      bowel prep sent for colonoscopy
      started prep for colonoscopy
      gum disease, sees dentist
      gumshield fitted for rugby
      aids and adaptations fitted
      std letter sent
      head lice, lyclear
      discharge from hospital today
      UTI treated
    `),
  },
  {
    group: 'termination',
    closing: 'locked',
    closes: lines(`
      Requests TOP, 7/40
      MTOP at home 6/52 ago, bleeding settled
      STOP under LA last wk at BPAS
      had an abortion in 2009
      Decided not to continue with preg, ref to NUPAS
      unwanted preg, options discussed
      MSI Choices number given
      x2 previous TOPs
      one TOP aged 17
      Abortion aged 16, never told mum
      post-termination counselling
      surgical termn of preg 2015
      terminated at 9 wks
      terminated pregnancy due to T21
      took abortion pills, came by post
      took first tablet mifepristone Mon
      cannot go ahead w/ pregnancy
      preg test pos, doesn't want to keep it
      wants to end the pregnancy
      chose not to proceed w/ pregnancy
      grieving after medical termination at 21/40 for anomaly
      coerced into a termination by her family
      HSA1 signed
      not keeping the pregnancy
      wants a termination
      pregnancy options counselling
      TOP done privately
      she aborted at 8 weeks
      abotion 2011
    `),
    stays: lines(`
      Top of foot sore
      Miscarriage 9/40
      missed miscarriage, MVA
      lost the baby at 12 wks
      contract terminated in March
      tenancy terminated, looking for a flat
      termination of employment
      call terminated
      over the top
      stop date put on the script
      threatened miscarriage, scan ok
    `),
  },
  {
    group: 'fertility',
    closing: 'locked',
    closes: lines(`
      3rd IVF cycle failed, upset
      TTC 2y, ref to fertility clinic
      TTC 18/12, AMH low
      TTC 3 yrs, semen analysis arranged
      ICSI in Oct
      egg collection next Tues
      two-wk wait after embryo transfer
      donor sperm IUI
      azoospermia
      Sperm count low, urology
      subfertility bloods, D21 prog
      day 21 progesterone, trying for baby 2 yrs
      on Clomid, 3rd cycle
      surrogate pregnancy for sister
      using a surrogate
      froze her eggs before chemo
      eggs frozen 2019
      sperm frozen before chemo
      HyCoSy booked, subfert
      trying for a baby for 3yrs, nothing happening
      infert ref declined - BMI
      unable to conceive x3y
      conceived via donor egg
      IVF twins
      miscarried after FET
      can't conceive, wants referral
      reproductive medicine unit appt
      primary infert
      tubes blocked on HSG, told needs IVF
      CARE Fertility letter
      struggling to conceive
    `),
    stays: lines(`
      IVF normal saline given
      planning pregnancy, folic acid advice
      post vasectomy semen sample clear
      eggs upset her stomach
      frozen shoulder, physio
      day 3 of cold
      bed transfer with hoist
      AMHS letter
    `),
  },
  {
    group: 'gender',
    closing: 'locked',
    closes: lines(`
      Trans man, on T gel
      identifies as non-binary, they/them
      on waiting list Tavistock GIC 4 yrs
      assigned female at birth
      transgender woman, wants name changed on record
      gender dysphoric since age 9
      changed name by deed poll to Alex, prefers he/him
      MTF, oestrogen patches
      social transition at school
      puberty blockers asked about
      transmasc, binds chest
      transfem, hormones bought online
      top surgery Brighton 2023
      bridging hormones requested
      detransitioned 2022
      came out as nonbinary to parents
      trans daughter, struggling at school
      GRC received
      wants to live as a woman
      uses female name and pronouns
      title Mx requested
      gender id clinic letter
      Nebido shared care, gender clinic
      feels born in wrong body
      feels she should have been a boy
      wants to be a boy
      phalloplasty stage 2
      gender-affirming care
      FtM, hysterectomy planned
      trans, uses new name
      gender questioning teen
      transitioning, on hormones
    `),
    stays: lines(`
      transport to clinic booked
      transabdominal scan
      transitioned to adult services
      testosterone gel for low libido, menopause clinic
      hypogonadism, testosterone gel
      binder for hernia
      Gender: female
      Dad transferred to ward
      trans fats leaflet
      HRT patches, menopause
      wants a boy, scan 20/40
      transverse colon
    `),
  },
]
