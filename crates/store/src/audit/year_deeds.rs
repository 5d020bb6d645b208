//! The kinds of deed about the year plan: behind the others, in one list with them.

macro_rules! with_year_deeds {
    ($($others:tt)+) => {
        with_route_deeds! {
            $($others)+

            /// Entries of the year plan, or the school's template, were added, changed or taken away.
            YearPlanEdited {
                /// `added`, `changed`, `undone`, `removed`, `restored`, `started`, `taken_back`, `kept` or `dropped`.
                what: &'static str,
                /// The first calendar year of the school year.
                year: i64,
                /// How many entries.
                entries: i64,
            } = "year_plan_edited";
            /// It was said, or taken back, that a group did what an entry asks.
            YearPlanTicked {
                group: GroupId,
                /// Whether it is done now.
                done: bool,
            } = "year_plan_ticked";
            /// Somebody made a link for her calendar program, or revoked it.
            CalendarFeed {
                /// `made` or `revoked`.
                what: &'static str,
            } = "calendar_feed";
        }
    };
}
