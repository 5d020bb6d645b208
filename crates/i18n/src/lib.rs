//! Dutch and English texts as typed functions, and the Dutch way to write numbers and dates.
