/* The « figure » token of the answers' editor: a list to choose from, and one unbreakable piece of text. */
(() => {
  const { React } = window;
  const { EditorState, Modifier } = window.DraftJS;
  const h = React.createElement;

  const rowStyle = { display: "block", width: "100%", textAlign: "start", marginBlock: "0.25rem" };
  const tokenStyle = {
    fontWeight: 700,
    padding: "0.1em 0.35em",
    border: "1px solid currentColor",
    borderRadius: "0.25em",
    cursor: "default",
  };

  function withFigure(editorState, entityType, figure) {
    const content = editorState
      .getCurrentContent()
      .createEntity(entityType.type, "IMMUTABLE", { key: figure.key, label: figure.label });
    const replaced = Modifier.replaceText(
      content,
      editorState.getSelection(),
      figure.text,
      null,
      content.getLastCreatedEntityKey(),
    );
    return EditorState.push(editorState, replaced, "insert-characters");
  }

  class FigureSource extends React.Component {
    constructor(props) {
      super(props);
      this.dialog = React.createRef();
      this.figures = JSON.parse(props.entityType.figures);
    }

    componentDidMount() {
      // React of this age knows no events of <dialog>; Escape and « Annuler » both end here.
      this.dialog.current.addEventListener("close", () => this.props.onClose());
      this.dialog.current.showModal();
    }

    choose(figure) {
      const { editorState, entityType, onComplete } = this.props;
      onComplete(withFigure(editorState, entityType, figure));
    }

    render() {
      const { entityType } = this.props;
      const rows = this.figures.map((figure) =>
        h(
          "button",
          {
            key: figure.key,
            type: "button",
            className: "button button-secondary",
            style: rowStyle,
            onClick: () => this.choose(figure),
          },
          figure.text,
        ),
      );
      const cancel = h(
        "button",
        { type: "button", className: "button button-longrunning", onClick: () => this.dialog.current.close() },
        entityType.cancel,
      );
      return h(
        "dialog",
        { ref: this.dialog, "aria-label": entityType.description, style: { maxWidth: "36rem" } },
        h("h2", null, entityType.description),
        ...rows,
        cancel,
      );
    }
  }

  function FigureToken({ entityKey, contentState, children }) {
    const { label } = contentState.getEntity(entityKey).getData();
    return h("span", { style: tokenStyle, title: label, "data-figure": "" }, children);
  }

  window.draftail.registerPlugin({ type: "FIGURE", source: FigureSource, decorator: FigureToken });
})();
