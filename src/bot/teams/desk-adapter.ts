/** The Bot Framework adapter, with authentication as a step of its own so that a refusal is told from a failure. */

import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'

/** The bot's registration in one tenant. */
export interface TeamsCredentials {
  readonly appId: string
  readonly password: string
  readonly tenantId: string
  /** Addresses and issuer of another cloud than the public one, all of them, by the SDK's names. */
  readonly cloud?: Readonly<Record<string, string>>
}

export type Received =
  | { readonly kind: 'processed'; readonly response: InvokeResponse | undefined }
  /** It comes from our channel, yet is not for us. */
  | { readonly kind: 'refused'; readonly cause: string }
  /** The request does not prove that it comes from our channel. */
  | { readonly kind: 'unauthenticated'; readonly cause: unknown }
  /** Nobody can tell, because the channel's keys could not be read. */
  | { readonly kind: 'unverifiable'; readonly cause: unknown }

export class DeskAdapter extends CloudAdapter {
  /** Without credentials every activity is taken as it comes: for this machine only. */
  constructor(credentials: TeamsCredentials | null) {
    super(
      new ConfigurationBotFrameworkAuthentication(
        credentials === null
          ? {}
          : {
              MicrosoftAppId: credentials.appId,
              MicrosoftAppPassword: credentials.password,
              MicrosoftAppTenantId: credentials.tenantId,
              MicrosoftAppType: 'SingleTenant',
              ...credentials.cloud,
            },
      ),
    )
  }

  /**
   * Authenticates the activity, asks `refusal` whether it is for us (the reason why not, or null), then runs `logic` on
   * it. Without `logic` it ends there. What `logic` throws is thrown.
   */
  async receive(
    authorization: string,
    activity: Activity,
    refusal: () => string | null,
    logic: ((context: TurnContext) => Promise<void>) | null,
  ): Promise<Received> {
    let identity: Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>
    try {
      identity = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization)
    } catch (cause) {
      return { kind: isUnreachable(cause) ? 'unverifiable' : 'unauthenticated', cause }
    }
    // Only whoever is authenticated learns whether their tenant is ours.
    const cause = refusal()
    if (cause !== null) return { kind: 'refused', cause }
    const response = logic === null ? undefined : await this.processActivity(identity, activity, logic)
    return { kind: 'processed', response }
  }
}

/** The SDK tells an unreadable key document by a network error or by its own error of status 500. */
function isUnreachable(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  if (cause.name === 'FetchError') return true
  return 'statusCode' in cause && cause.statusCode === 500
}
