/** Needs about doing, learning, working and giving. Format: `need-table.ts`. Our own wording, from general knowledge. */
export const DOING = `
work = Work and job search
  asks: job, jobs, work, employment, unemployed, unemployment, out of work, redundant, redundancy, made redundant, lost his job, lost her job, cv, interview, interviews, looking for work, get back to work, back to work, back into work, career, apprenticeship, self employed, off sick, sick note, fit note, retrain, retraining, work coach, sacked, laid off, job centre, zero hours, never worked
  offers: employment, job club, job search, jobs, work club, cv, interview skills, back to work, employability, individual placement, work experience, apprenticeships, careers, careers advice, into work, redundancy, start up, supported employment, job coach, traineeship
learning = Learning something new
  asks: learn, learning, course, courses, class, classes, education, college, qualification, qualifications, gcse, adult education, evening class, study, go back to college, u3a, university of the third age, language class, history, keep her mind active, keep his mind active, mind active, lectures, talks, family history, genealogy
  offers: adult learning, adult education, courses, evening class, evening classes, u3a, wea, qualifications, gcse, workshops, talks, history society, local history, family history, lectures, learn, community learning
literacy = Reading, writing and numbers
  asks: cant read, cannot read, cant write, struggles to read, struggles with reading, reading and writing, literacy, illiterate, numeracy, maths, dyslexia, dyslexic, never learned to read, never learnt to read, left school early, cant fill in forms, spell, spelling, needs letters read
  offers: literacy, numeracy, reading, read easy, learn to read, reading coach, maths, english and maths, dyslexia, functional skills, reading and writing
digital = Computers, phones and getting online
  asks: computer, computers, internet, online, digital, smartphone, phone, mobile phone, tablet, ipad, laptop, email, emails, wifi, broadband, no internet, not online, cant use a computer, nhs app, video call, video calls, zoom, facebook, skype, get online, cant get online, order prescriptions online, book online, data, sim card, sim, technology
  offers: digital, digital skills, computer, computers, internet, get online, online basics, it skills, smartphone, tablet, tablets, devices, laptop, device loan, data bank, databank, sim cards, silver surfers, tech, digital champions, learn my way
volunteering = Volunteering and feeling useful
  asks: volunteer, volunteering, volunteers, give something back, giving something back, feel useful, feels useless, useful, purpose, sense of purpose, no purpose, help others, lost since he retired, lost since she retired, lost since retirement, lost since retiring, time on his hands, time on her hands, something to do, charity shop, feel needed, role
  offers: volunteer, volunteering, volunteers?, volunteer centre, volunteering opportunities, give time, timebank, time bank, community project, get involved?
gardening = Gardening and nature
  asks: garden, gardening, gardener, allotment, allotments, growing, grow vegetables, grow, plants, flowers, outdoors, outside, nature, green, fresh air, conservation, wildlife, birds, bird watching, woodland, trees, countryside, sea, beach, care farm, greenhouse, likes being outside, used to garden, misses his garden, misses her garden, animals
  offers: gardening, garden, community garden, allotment, allotments, horticulture, therapeutic gardening, growing, nature, green gym, conservation, wildlife, woodland, forest bathing, care farm, outdoors, bird watching, birdwatching, beach clean, orchard, green
arts = Arts, crafts and making
  asks: art, arts, craft, crafts, painting, paint, paints, drawing, draw, pottery, creative, creativity, knit, knitting, crochet, sewing, sew, needlework, photography, photos, writing, poetry, write, theatre, drama, acting, quilting, making, model making, model railway, jewellery, felting, embroidery
  offers: art, arts, craft, crafts, painting, drawing, pottery, creative, knitting, knit, crochet, sewing, photography, creative writing, poetry, drama, theatre, quilting, textiles, printmaking, mosaic, art group, arts on prescription, stitch, upholstery, model
music = Music and singing
  asks: music, sing, singing, sings, choir, song, songs, guitar, piano, plays the, ukulele, band, brass band, drumming, instrument, concert, used to sing, used to play, musical
  offers: choir, singing, sing, music, ukulele, band, brass band, drumming, guitar, concert, concerts, song, songs, instruments, samba, folk
reading = Books, libraries and reading
  asks: books, book, reading, reads, read, library, book club, reading group, housebound library, library books, audiobooks, stories, loves reading, loves books
  offers: library, libraries, reading group, book club, home library, library at home, books delivered, shared reading, books, talking books?, story?
games = Games, bingo and social clubs
  asks: games, cards, bridge, whist, bingo, chess, scrabble, dominoes, darts, snooker, pool, board games, quiz, quizzes, crosswords, jigsaws, dungeons and dragons, social club, working mens club
  offers: bingo, cards, bridge, whist, chess, dominoes, board games, games, quiz, darts, snooker, jigsaw, scrabble, social club, games cafe
outings = Outings and holidays
  asks: outing, outings, day trip, day trips, trip, trips, holiday, holidays, never had a holiday, seaside, coach trip, theatre trip, days out, go somewhere, somewhere different
  offers: outings, trips, day trips, coach trips, holidays, holiday, theatre trips, days out, excursions, coach outings
pets = Pets and animals
  asks: pet, pets, dog, dogs, cat, cats, animal, animals, dog walking, dog walker, who will look after the dog, look after the dog, look after his dog, look after her dog, look after the cat, look after his cat, look after her cat, vet, vets bills, vet bills, pet food, horse, horses, budgie, kennel, kennels, walk the dog, walk his dog, walk her dog, give up his dog, give up her dog, part with his dog, part with her dog, dog died, cat died
  offers: pet, pets, dog, dogs, cat, cats, animal, animals, dog walking, pet fostering, vet, vets, pet food, pet bereavement, horses, equine, donkeys, dog walkers, pets as therapy, therapy dog, therapy dogs
`
