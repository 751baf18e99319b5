import type { PanelClient, Refusal } from '../panel-client.ts'
import { NotesModel } from './notes-model.ts'
import { SearchModel } from './search-model.ts'
import { ServicesModel } from './services-model.ts'

interface WorkListener {
  refused: (refusal: Refusal) => void
  say: (message: string) => void
}

/** What the worker does with and beside the record: search, notes, and services for the person. */
export function createWorkModels(client: PanelClient, listener: WorkListener) {
  return {
    search: new SearchModel(client, listener),
    notes: new NotesModel(client.notes, listener),
    services: new ServicesModel(client.services, listener),
  }
}
export type WorkModels = ReturnType<typeof createWorkModels>
