/** How the server dies: at a moment that its parent chooses, or by itself at a transaction. */
export interface Death {
  readonly when: 'before-commit' | 'after-commit'
  /** So many transactions are let through first. */
  transactions: number
}

export interface ChildOrder {
  readonly appUrl: string
  readonly identityKey: string
  readonly escrow: { readonly publicKey: string; readonly privateKey: string }
  readonly filesFolder: string
  /** 0: any. */
  readonly port: number
}

const NAME = 'PHIEU_FAULT_SERVER'

export const orderEnv = (order: ChildOrder): Record<string, string> => ({ [NAME]: JSON.stringify(order) })
export const readOrder = (env: NodeJS.ProcessEnv): ChildOrder => JSON.parse(env[NAME] ?? '') as ChildOrder // written by orderEnv
