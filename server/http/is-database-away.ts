/** PostgreSQL's and the driver's signs that the database is away, restarting, full or overrun: worth trying again soon. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53100',
  '53200',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
  '40001',
  '40P01',
  '55P03',
  '25P03',
])
const messages =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|the pool (is|has)|driver has already been destroyed/i

/** A statement was cancelled because it took too long: the database is overrun, or the statement never ends. */
export const isStatementTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '57014'

export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && typeof error.code === 'string' && codes.has(error.code)) || messages.test(error.message))
