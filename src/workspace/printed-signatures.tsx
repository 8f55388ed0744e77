import { useTranslation } from 'react-i18next'
import './printed.css'

/** Room for the hands of those who answer for a printed record; the clerk's name is known. */
export function PrintedSignatures({ clerk }: { readonly clerk: string }) {
  const { t } = useTranslation()
  return (
    <div className="printed-signatures">
      <p>
        <strong>{t('print.declarer')}</strong>
        <em>{t('print.sign')}</em>
      </p>
      <p>
        <strong>{t('print.clerk')}</strong>
        <em>{t('print.sign')}</em>
        <span>{clerk}</span>
      </p>
      <p>
        <strong>{t('print.head')}</strong>
        <em>{t('print.seal')}</em>
      </p>
    </div>
  )
}
