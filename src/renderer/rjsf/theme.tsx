import { getDefaultRegistry } from '@rjsf/core'
import type { FieldProps, Registry, RegistryWidgetsType, TemplatesType } from '@rjsf/utils'
import { ArrayItemTemplate } from './templates/array-item-template.tsx'
import { ArrayTemplate } from './templates/array-template.tsx'
import { ChoiceTemplate } from './templates/choice-template.tsx'
import { FieldTemplate } from './templates/field-template.tsx'
import { ObjectTemplate } from './templates/object-template.tsx'
import { ExpandTemplate, Nothing, OptionalTemplate, UnsupportedTemplate } from './templates/small-templates.tsx'
import { CheckboxWidget } from './widgets/checkbox-widget.tsx'
import { DateTimeWidget, DateWidget, TimeWidget } from './widgets/date-widgets.tsx'
import { FileWidget } from './widgets/file-widget.tsx'
import { HiddenWidget } from './widgets/hidden-widget.tsx'
import { RadioWidget } from './widgets/radio-widget.tsx'
import { RangeWidget } from './widgets/range-widget.tsx'
import { CheckboxesWidget, SelectWidget } from './widgets/select-widget.tsx'
import { TextWidget } from './widgets/text-widget.tsx'
import { TextareaWidget } from './widgets/textarea-widget.tsx'

const widgets: RegistryWidgetsType = {
  TextWidget,
  PasswordWidget: TextWidget,
  EmailWidget: TextWidget,
  URLWidget: TextWidget,
  UpDownWidget: TextWidget,
  ColorWidget: TextWidget,
  DateTimeWidget,
  AltDateTimeWidget: DateTimeWidget,
  // By the name of its format: a stock form shows a text.
  'local-time': TimeWidget,
  TimeWidget: TextWidget,
  TextareaWidget,
  DateWidget,
  AltDateWidget: DateWidget,
  RangeWidget,
  RatingWidget: RangeWidget,
  SelectWidget,
  RadioWidget,
  CheckboxWidget,
  CheckboxesWidget,
  FileWidget,
  HiddenWidget,
}

const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate: ObjectTemplate,
  ArrayFieldTemplate: ArrayTemplate,
  ArrayFieldItemTemplate: ArrayItemTemplate,
  MultiSchemaFieldTemplate: ChoiceTemplate,
  CyclicSchemaExpandTemplate: ExpandTemplate,
  OptionalDataControlsTemplate: OptionalTemplate,
  UnsupportedFieldTemplate: UnsupportedTemplate,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  DescriptionFieldTemplate: Nothing,
  ErrorListTemplate: Nothing,
}

/** Our number control reads the text itself; RJSF's would read `1.234` as a fraction. */
function NumberField(props: FieldProps) {
  const { StringField } = props.registry.fields
  return StringField === undefined ? null : <StringField {...props} />
}

/** RJSF's fields (which know the schema) with our templates and controls (which know the look). */
export const theme: Pick<Registry, 'widgets'> & { readonly templates: Partial<TemplatesType>; readonly fields: Registry['fields'] } = {
  widgets,
  templates,
  fields: { ...getDefaultRegistry().fields, NumberField },
}
