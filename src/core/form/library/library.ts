import { contact, organisation } from './blocks/organisations.ts'
import { dataSource, document } from './blocks/papers.ts'
import { applicant, members, person } from './blocks/people.ts'
import { address, location } from './blocks/places.ts'
import type { LibraryBlock } from './library-block.ts'

/** Questions and blocks that every department uses, in the order in which they are offered. */
export const library: readonly LibraryBlock[] = [person, applicant, members, organisation, contact, address, location, document, dataSource]
