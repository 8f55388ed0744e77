import { useLayoutEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './printed.css'

interface PrintedHeadProps {
  readonly unit: string
  readonly formTitle: string
  /** What the record is called. */
  readonly title: string
  /** Repeated at the foot of each page, and the name of the file when the print is saved as one: tells nothing about persons. */
  readonly mark: string
  /** Of a form that is only tried out: said above all else, and at the foot of each page. */
  readonly isTest: boolean
  readonly children: ReactNode
}

/** The head of a Vietnamese administrative paper: who issues it, the national name and motto, which form, which record. */
export function PrintedHead({ unit, formTitle, title, mark: given, isTest, children }: PrintedHeadProps) {
  const { t } = useTranslation()
  const mark = isTest ? `${t('testMode.print')} · ${given}` : given
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const before = document.title
    document.title = mark
    style.setProperty('--ph-print-mark', JSON.stringify(mark))
    return () => {
      document.title = before
      style.removeProperty('--ph-print-mark')
    }
  }, [mark])
  return (
    <div className="printed-head">
      {isTest && <p className="printed-test">{t('testMode.print')}</p>}
      <div className="printed-offices">
        <p className="printed-unit">{unit}</p>
        <p>
          <strong>{t('print.nation')}</strong>
          <span className="printed-motto">{t('print.motto')}</span>
        </p>
      </div>
      <p className="printed-form">{formTitle}</p>
      {title !== '' && <p className="printed-title">{title}</p>}
      <div className="printed-state">{children}</div>
    </div>
  )
}
