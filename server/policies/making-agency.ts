/** Key of the unit whose authors and publishers make the forms of every department (Plan 145/KH-UBND: the Department of Science and Technology). */
export const MAKING_AGENCY = 'science-technology'
