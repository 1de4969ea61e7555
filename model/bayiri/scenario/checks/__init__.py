"""What is wrong with files whose single values are right: dates, terms, rights, templates left unedited."""
