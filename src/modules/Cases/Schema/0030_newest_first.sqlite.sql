-- Nobody searches by it since words are found by their stems.
alter table cases_cases drop column search_key;
