import { type Conversion, setting } from './conversion.js'
import type { LimeQuestion } from './structure.js'

/** Settings that convert into the SurveyJS form elsewhere in this room. */
const converted =
  'array_filter array_filter_exclude answer_order subquestion_order random_order alphasort min_answers max_answers exclude_all_others assessment_value ' +
  'other_replace_text other_numbers_only equation dualscale_headerA dualscale_headerB multiflexible_checkbox multiflexible_max multiflexible_min ' +
  'multiflexible_step input_boxes maximum_chars min_num_value_n max_num_value_n num_value_int_only equals_num_value min_num_value max_num_value ' +
  'numbers_only date_format date_min date_max allowed_filetypes max_filesize max_num_of_files placeholder prefix suffix hidden em_validation_q ' +
  'em_validation_q_tip random_group'

/** Settings of how a page looks, of LimeSurvey's own statistics and of its editor: nothing that is asked depends on them. */
const ofAppearance =
  'cssclass hide_tip display_columns display_rows display_type input_size text_input_width text_input_columns answer_width answer_width_bycolumn ' +
  'label_input_columns printable_help page_break public_statistics statistics_showgraph statistics_graphtype save_as_default question_template ' +
  'repeat_headings array_filter_style use_dropdown dropdown_size dropdown_prefix dropdown_separators dropdown_dates category_separator ' +
  'parent_order scale_export show_title show_comment showpopups samechoiceheight samelistheight choice_title rank_title commented_checkbox_auto ' +
  'exclude_all_others_auto other_comment_mandatory other_position other_position_code value_range_allows_missing keep_aspect icon_style ' +
  'printable_survey_max_subquestions reverse dropdown_dates_minute_step dropdown_dates_month_style date_picker text_input_box_size ' +
  'slider_handle slider_custom_handle slider_separator slider_showminmax slider_orientation slider_reset slider_reversed form_title ' +
  'min_num_of_files numbers_only_label location_mapservice location_mapwidth location_mapheight location_mapzoom location_nodefaultfromip ' +
  'location_country location_city location_state location_postal location_defaultcoordinates button_size max_buttons_row fix_width fix_height ' +
  'image_width image_height crop_or_resize horizontal_scroll theme_name slider_rating time_limit_action time_limit_disable_next time_limit_disable_prev ' +
  'time_limit_countdown_message time_limit_timer_style time_limit_message_delay time_limit_message time_limit_message_style time_limit_warning ' +
  'time_limit_warning_display_time time_limit_warning_message time_limit_warning_style'

const silent = new Set(`${converted} ${ofAppearance}`.split(/\s+/))
const empty = new Set(['', '0', 'N', 'core', 'normal', 'default', 'inherit'])

/** Names each setting that would change what a respondent meets and has no counterpart. */
export function noteSettings(question: LimeQuestion, conversion: Conversion): void {
  for (const name of Object.keys(question.attributes).sort()) {
    const value = setting(question, name)
    if (silent.has(name) || empty.has(value)) continue
    conversion.note('lost', question.code, `设置没有带过来：${name} = ${value}`, `a setting was left out: ${name} = ${value}`)
  }
}
