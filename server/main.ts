import { pino } from 'pino'
import { parseConfig, type Config } from './config.ts'
import { startMessages } from './start-messages.ts'
import { startScreen } from './start-screen.ts'
import { startServer, type RunningServer } from './start-server.ts'

const say = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)
const refuse = (lines: readonly string[]): never => {
  process.stderr.write(`Phiếu: ${lines.join('\n       ')}\n`)
  process.exit(1)
}

function readConfig(): Config {
  const parsed = parseConfig(process.env, { isRoot: process.getuid?.() === 0, workingFolder: process.cwd() })
  return parsed.ok ? parsed.value : refuse(startMessages(parsed.error))
}

/** Ctrl+C reaches the whole process group, and `npm start` passes it on: the same wish may arrive twice. */
const SAME_WISH = 2000

/** The first signal stops cleanly, whatever the state of the start; one that comes later, out of patience, at once. */
function stopOnSignal(running: Promise<RunningServer>): void {
  let stoppingSince: number | null = null
  const stop = async () => {
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > SAME_WISH) process.exit(1)
      return
    }
    stoppingSince = Date.now()
    await (await running).stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

const config = readConfig()
const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
const starting = startServer(config, log).then((started) => (started.ok ? started.value : refuse(startMessages(started.error))))
stopOnSignal(starting)
const running = await starting
say(startScreen(config, running, process.env['PHIEU_START_STEPS']?.split('\n') ?? []))
