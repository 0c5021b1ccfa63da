/** A bare botbuilder bot that says back what it hears: the floor that the desk's turn is measured against. */

import type { AddressInfo } from 'node:net'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import express from 'express'

const app = express()
app.use(express.json())
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
app.post('/api/messages', (request, response) => {
  adapter
    .process(request, response, async (context) => {
      if (context.activity.type === 'message') await context.sendActivity(context.activity.text)
    })
    .catch(() => response.status(500).end())
})
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening ${(server.address() as AddressInfo).port}`)
})
