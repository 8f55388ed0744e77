import { join } from 'node:path'
import Type, { type Static, type TSchema } from 'typebox'
import Value from 'typebox/value'
import { must } from '#core/lib/assert.ts'
import { Role } from '#core/protocol/session.ts'
import { readJsonFile } from '../read-json-file.ts'

const Words = Type.Array(Type.String(), { minItems: 1 })

/** `form-definitions/demo/people.json`: what invented names, addresses and businesses are put together from. */
export const DemoWords = Type.Object({
  family: Words,
  middleMale: Words,
  middleFemale: Words,
  givenMale: Words,
  givenFemale: Words,
  streets: Words,
  hamlets: Words,
  /** Villages that do not exist. */
  villages: Words,
  businessKinds: Type.Array(Type.Object({ vsic: Type.String(), activity: Type.String(), prefix: Type.String() }), { minItems: 1 }),
  markets: Words,
  healthFacilities: Words,
  mobilePrefixes: Words,
})
export type DemoWords = Static<typeof DemoWords>

/** `form-definitions/demo/city.json`: who can sign in to the demonstration. `unit` is a unit's key. */
export const DemoCity = Type.Object({
  people: Type.Array(
    Type.Object({
      username: Type.String(),
      password: Type.String(),
      name: Type.String(),
      post: Type.String(),
      /** `forms`: keys, or `*` for every form. */
      roles: Type.Array(Type.Object({ role: Role, unit: Type.String(), forms: Type.Array(Type.String(), { minItems: 1 }) })),
    }),
  ),
})
export type DemoCity = Static<typeof DemoCity>
export type DemoPerson = DemoCity['people'][number]

async function readAs<T extends TSchema>(schema: T, file: string): Promise<Static<T>> {
  const read = await readJsonFile(file)
  return Value.Parse(schema, must(read.ok ? read.value.json : null, `${file} is JSON`))
}

/** Both files of the demonstration; they belong to the program, so a mistake in them is a bug. */
export async function readDemo(definitionsFolder: string): Promise<{ words: DemoWords; city: DemoCity }> {
  const [words, city] = await Promise.all([
    readAs(DemoWords, join(definitionsFolder, 'demo', 'people.json')),
    readAs(DemoCity, join(definitionsFolder, 'demo', 'city.json')),
  ])
  return { words, city }
}
