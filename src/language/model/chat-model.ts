/** The one place that loads LangChain: a chat model behind an OpenAI-compatible endpoint, asked for structured output. */

import type { z } from 'zod'

export interface ModelEndpoint {
  /** Empty for a server that asks for none. */
  readonly apiKey: string
  /** Null for the provider's own address. */
  readonly baseUrl: string | null
  readonly model: string
  /** How the endpoint is asked for structured output; small local servers often know only `json`. */
  readonly output: 'tools' | 'json-schema' | 'json'
  /** Whether answers are read as a stream, which some gateways require. */
  readonly stream: boolean
}

const METHODS = { tools: 'functionCalling', 'json-schema': 'jsonSchema', json: 'jsonMode' } as const

/** Asks once. Rejects on any failure: HTTP, time-out by the signal, or output that does not fit the schema. */
export type AskModel = (system: string, user: string, signal: AbortSignal) => Promise<unknown>

/** Loads LangChain (about 1.5 s, 100 MB) and returns a function that asks the model for an object of this schema. */
export async function loadChatModel(
  endpoint: ModelEndpoint,
  name: string,
  schema: z.ZodType,
): Promise<AskModel> {
  forbidTracing()
  const [{ ChatOpenAI }, { HumanMessage, SystemMessage }] = await Promise.all([
    import('@langchain/openai'),
    import('@langchain/core/messages'),
  ])
  const chat = new ChatOpenAI({
    model: endpoint.model,
    apiKey: endpoint.apiKey === '' ? 'none' : endpoint.apiKey,
    temperature: 0,
    // Retries and time limits are the caller's: LangChain's own would outlast the turn.
    maxRetries: 0,
    ...(endpoint.baseUrl === null ? {} : { configuration: { baseURL: endpoint.baseUrl } }),
  })
  const structured = chat.withStructuredOutput<Record<string, unknown>>(schema, {
    name,
    method: METHODS[endpoint.output],
  })
  return async (system, user, signal) => {
    const messages = [new SystemMessage(system), new HumanMessage(user)]
    if (!endpoint.stream) return structured.invoke(messages, { signal })
    // `invoke` on a streaming model would fetch a token table from the internet to estimate what the call cost.
    let last: unknown
    for await (const part of await structured.stream(messages, { signal })) last = part
    return last
  }
}

/** LangSmith would send every message to a third party when the machine's environment happens to switch it on. */
function forbidTracing(): void {
  for (const name of [
    'LANGSMITH_TRACING',
    'LANGSMITH_TRACING_V2',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_TRACING_V2',
  ]) {
    process.env[name] = 'false'
  }
}
