/** Variables beside the form's own fields. */
export const SELF = 'self'
export const ROW = 'row'
export const PREVIOUS = 'previous'
