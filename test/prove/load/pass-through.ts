import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express from 'express'

/** A bare Express server that hands on what the origin sends, unread: the least that any server must do. */
const origin = process.argv[2] ?? ''
const app = express().disable('x-powered-by').disable('etag')
app.get('/:number', async (request, response) => {
  const answer = await fetch(`${origin}/${request.params.number}`)
  response.type('application/fhir+json')
  if (answer.body !== null) await pipeline(Readable.from(answer.body), response)
})
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
process.once('disconnect', () => process.exit())
