"""What a result looks like: one module a question, Result -> Chart; no arithmetic but where a mark stands."""
