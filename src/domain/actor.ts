/** Who is speaking to the desk, and what they may do. */

export const ROLES = ['reader', 'agent', 'manager'] as const
/** In rising order: a reader reads, an agent writes within the policy, a manager approves. */
export type Role = (typeof ROLES)[number]

export interface Actor {
  /** Stable within the channel, for example an Entra object id. Never shown in a log together with a name. */
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** Whether a person of role `held` may do what asks for one of `allowed`. */
export function mayAct(held: Role, allowed: readonly Role[]): boolean {
  return allowed.some((role) => ROLES.indexOf(held) >= ROLES.indexOf(role))
}
