/** The script of the worker that makes a workbook: of a form of a thousand fields that takes too long for the page. */
import { madeXlsForm, type XlsFormRequest } from './made-xlsform.ts'

addEventListener('message', ({ data }: MessageEvent<XlsFormRequest>) => postMessage(madeXlsForm(data)))
