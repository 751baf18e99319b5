import type { AddressInfo } from 'node:net'
import express from 'express'

/** A bare Express server: fetches from the origin in `ORIGIN` and hands the bytes on, unread. */
const app = express().disable('x-powered-by').disable('etag')
app.get('/small', (_request, response) => {
  response.json({ state: 'well' })
})
app.get('/record/:number', async (request, response) => {
  const answer = await fetch(`${process.env.ORIGIN}/${request.params.number}`)
  response.type('application/fhir+json').send(Buffer.from(await answer.arrayBuffer()))
})
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})
process.once('disconnect', () => process.exit())
